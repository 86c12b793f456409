package io.github.zoomim.shell;

import io.github.zoomim.jdbc.ZoomImStatement;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import sqlline.DispatchCallback;

/** Shows how far statements have come that run longer than a second. */
final class Progress {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final long REFRESH_MILLIS = 250;

  private final PrintStream err;
  private final BooleanSupplier isWatched;
  private volatile ProgressLine line;

  /**
   * Progress on standard error.
   *
   * @param isWatched whether a person sees it; asked only of a statement that takes long
   */
  Progress(PrintStream err, BooleanSupplier isWatched) {
    this.err = err;
    this.isWatched = isWatched;
    this.line = new ProgressLine(err, StandardError.knowsEscapes());
  }

  /** The callback that sqlline gets with a command: it learns of the statement that is run. */
  DispatchCallback watching() {
    return new DispatchCallback() {
      @Override
      public void trackSqlQuery(Statement statement) {
        super.trackSqlQuery(statement);
        watch(statement);
      }
    };
  }

  /** The stream, on which whatever is printed ends the line first. */
  OutputStream endedBy(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(int b) throws IOException {
        end();
        out.write(b);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        end();
        out.write(bytes, from, length);
      }
    };
  }

  /** The statement has ended. */
  void end() {
    line.end();
  }

  /** A statement is going to run. */
  void watch(Statement statement) {
    end();
    ProgressLine mine = new ProgressLine(err, StandardError.knowsEscapes());
    line = mine;
    Thread thread = new Thread(() -> show(statement, mine), "zoomim-progress");
    thread.setDaemon(true);
    thread.start();
  }

  private void show(Statement statement, ProgressLine mine) {
    try {
      if (!statement.isWrapperFor(ZoomImStatement.class)) {
        return;
      }
      ZoomImStatement figures = statement.unwrap(ZoomImStatement.class);
      TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
      while (mine == line
          && isWatched.getAsBoolean()
          && mine.show(figures.statistics(), ZoneId.systemDefault())) {
        TimeUnit.MILLISECONDS.sleep(REFRESH_MILLIS);
      }
    } catch (SQLException e) {
      // The statement was closed, so it has ended.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
