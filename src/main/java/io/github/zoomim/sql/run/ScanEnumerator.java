package io.github.zoomim.sql.run;

import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionScan;
import java.util.NoSuchElementException;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A scan's sessions as rows of the engine. */
final class ScanEnumerator implements Enumerator<@Nullable Object[]> {
  private final SessionScan scan;
  private @Nullable Object @Nullable [] row;

  ScanEnumerator(SessionScan scan) {
    this.scan = scan;
  }

  @Override
  public boolean moveNext() {
    Session session = scan.next();
    row = session == null ? null : session.values();
    return session != null;
  }

  @Override
  public @Nullable Object[] current() {
    if (row == null) {
      throw new NoSuchElementException();
    }
    return row;
  }

  @Override
  public void reset() {
    throw new UnsupportedOperationException("a scan is read once");
  }

  @Override
  public void close() {
    scan.close();
  }
}
