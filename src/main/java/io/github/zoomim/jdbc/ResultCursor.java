package io.github.zoomim.jdbc;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.RowCursor;
import java.sql.SQLException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run, which one thread reads and any thread may close. {@link RowCursor} is for
 * one thread at a time, so a thread that closes while another reads only stops the execution; the
 * reader, woken by that, closes the rows. They are closed exactly once.
 */
final class ResultCursor {
  private final Execution execution;
  private final RowCursor rows;
  private final WarningChain warnings;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile boolean closing;
  private boolean closed;

  /** Whether the next call may work for long: the first one sorts, groups and joins. */
  private boolean mayLast = true;

  ResultCursor(Execution execution, RowCursor rows, WarningChain warnings) {
    this.execution = execution;
    this.warnings = warnings;
    this.rows = rows;
  }

  /** Rows that are there already, which nobody has to wait for. */
  static ResultCursor inMemory(Execution execution, RowCursor rows) {
    ResultCursor run = new ResultCursor(execution, rows, new WarningChain(execution::warnings));
    run.mayLast = false;
    return run;
  }

  /**
   * Goes to the next row; after the last one, and after a failure, the rows are closed. The rows
   * after the first come from the caller's own thread, for a change of threads costs more than most
   * of them; the engine's operators look at the stop between any two rows.
   */
  boolean next() throws SQLException {
    if (!mayLast) {
      return advance();
    }
    mayLast = rows.mayLast();
    try {
      return EngineThread.call(execution, this::advance);
    } catch (SQLException e) {
      closing = true;
      SQLException closeFailure = closeRows();
      if (closeFailure != null) {
        e.addSuppressed(closeFailure);
      }
      throw e;
    }
  }

  private boolean advance() throws SQLException {
    boolean more = false;
    SQLException failure = null;
    reading.lock();
    try {
      if (!closing) {
        // Rows that are in memory already would not notice that the run was stopped.
        if (execution.isStopped()) {
          throw execution.stopFailure();
        }
        more = rows.next();
      }
    } catch (Throwable t) {
      failure = SqlStates.of(t);
    } finally {
      reading.unlock();
    }
    boolean closedMeanwhile = closing;
    if (!more || closedMeanwhile) {
      closing = true;
      SQLException closeFailure = closeRows();
      if (failure == null) {
        failure = closeFailure;
      } else if (closeFailure != null && closeFailure != failure) {
        failure.addSuppressed(closeFailure);
      }
    }
    if (failure == null && closedMeanwhile) {
      failure = SqlStates.of(execution.stopFailure());
    }
    if (failure != null) {
      throw failure;
    }
    return more;
  }

  /** The value of the column, counted from 0, in the current row. */
  @Nullable Object value(int column) throws SQLException {
    try {
      return rows.value(column);
    } catch (Throwable t) {
      throw closing ? SqlStates.of(execution.stopFailure()) : SqlStates.of(t);
    }
  }

  /** The warnings so far, oldest first. */
  WarningChain warnings() {
    return warnings;
  }

  /** Ends the run, from any thread and without waiting. */
  void close() throws SQLException {
    closing = true;
    execution.stop(Kind.CLOSED);
    SQLException failure = closeRows();
    if (failure != null) {
      throw failure;
    }
  }

  /** Closes the rows unless another thread is reading, which will then call this itself. */
  private @Nullable SQLException closeRows() {
    if (!reading.tryLock()) {
      return null;
    }
    try {
      if (!closed) {
        closed = true;
        rows.close();
      }
      return null;
    } catch (Throwable t) {
      return SqlStates.of(t);
    } finally {
      reading.unlock();
    }
  }
}
