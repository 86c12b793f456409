package io.github.zoomim.sql;

import io.github.zoomim.scan.SessionScanner;
import java.util.List;

/** Prepares queries over the tables of one account. Safe for many threads. */
public final class SqlEngine {
  /** The schema that names are looked up in when none is given. */
  public static final String DEFAULT_SCHEMA = "zoom";

  /** An engine whose {@code chat_sessions} reads from the scanner. */
  public SqlEngine(SessionScanner scanner) {}

  /**
   * Parses, validates and plans one statement; sends no request.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure for SQL that is wrong, with line and column
   */
  public PreparedQuery prepare(String sql) {
    throw new UnsupportedOperationException();
  }

  /** The tables, for metadata. */
  public List<Table> tables() {
    throw new UnsupportedOperationException();
  }

  /** The dialect's reserved words beyond SQL:2003, comma-separated, for metadata. */
  public String keywords() {
    throw new UnsupportedOperationException();
  }
}
