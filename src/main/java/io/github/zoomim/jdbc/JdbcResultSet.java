package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.ValueGetters;
import io.github.zoomim.jdbc.refused.ReadOnlyResultSet;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.sql.Array;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query or of metadata, forward only. A failed {@link #next} ends it: the rows read
 * until then are not all, so every later {@code next} fails too.
 */
final class JdbcResultSet extends ValueGetters implements ReadOnlyResultSet, Unwrappable {
  private final ResultCursor run;
  private final List<Column> columns;
  private final Owner owner;
  private final long maxRows;
  private final Map<String, Integer> indexes;
  private Position position = Position.BEFORE_FIRST;
  private long row;
  private boolean wasNull;
  private @Nullable Boolean peeked;
  private volatile int fetchSize;
  private volatile int clearedWarnings;
  private volatile boolean closed;
  private @Nullable SQLException failure;

  /** What a result set belongs to. */
  @FunctionalInterface
  interface Owner {
    /** Whether the result set is closed because its owner is. */
    boolean isClosed();

    /** The statement that made it; null for metadata. */
    default @Nullable Statement statement() {
      return null;
    }

    /** Tells that the user closed it. */
    default void resultSetClosed(JdbcResultSet resultSet) throws SQLException {}
  }

  private enum Position {
    BEFORE_FIRST,
    ON_ROW,
    AFTER_LAST,
    FAILED
  }

  /** A result set of at most {@code maxRows} rows; 0 for no bound. */
  JdbcResultSet(ResultCursor run, List<Column> columns, Owner owner, long maxRows, int fetchSize) {
    this.run = run;
    this.columns = columns;
    this.owner = owner;
    this.maxRows = maxRows;
    this.fetchSize = fetchSize;
    this.indexes = new HashMap<>();
    for (int i = columns.size(); i > 0; i--) {
      // The first of several columns with the same label wins.
      indexes.put(columns.get(i - 1).name().toLowerCase(Locale.ROOT), i);
    }
  }

  @Override
  public boolean next() throws SQLException {
    checkOpen();
    boolean more = peeked == null ? advance() : peeked;
    peeked = null;
    if (more) {
      position = Position.ON_ROW;
      row++;
    } else {
      position = Position.AFTER_LAST;
    }
    return more;
  }

  private boolean advance() throws SQLException {
    if (position == Position.AFTER_LAST) {
      return false;
    }
    if (position == Position.FAILED) {
      SQLException ended = SqlStates.cursor("The result set failed; run the statement again");
      ended.initCause(failure);
      throw ended;
    }
    if (maxRows > 0 && row >= maxRows) {
      run.close();
      return false;
    }
    try {
      return run.next();
    } catch (SQLException e) {
      position = Position.FAILED;
      failure = e;
      throw e;
    }
  }

  @Override
  protected @Nullable Object value(int column) throws SQLException {
    checkOpen();
    if (position != Position.ON_ROW) {
      throw SqlStates.cursor(
          position == Position.BEFORE_FIRST
              ? "The result set is before its first row; call next() first"
              : "The result set is after its last row");
    }
    SqlStates.element(columns, column, "column");
    Object value = run.value(column - 1);
    wasNull = value == null;
    return value;
  }

  @Override
  protected SqlType type(int column) {
    return columns.get(column - 1).type();
  }

  @Override
  protected Array array(List<?> elements, @Nullable SqlType component) {
    return new ListArray(elements, component);
  }

  @Override
  public boolean wasNull() throws SQLException {
    checkOpen();
    return wasNull;
  }

  @Override
  public int findColumn(String label) throws SQLException {
    checkOpen();
    Integer index = indexes.get(SqlStates.nonNull(label, "label").toLowerCase(Locale.ROOT));
    if (index == null) {
      throw SqlStates.noSuchColumn(label, columns.stream().map(Column::name).toList());
    }
    return index;
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new JdbcResultSetMetaData(columns);
  }

  @Override
  public @Nullable Statement getStatement() throws SQLException {
    checkOpen();
    return owner.statement();
  }

  @Override
  public @Nullable SQLWarning getWarnings() throws SQLException {
    checkOpen();
    return run.warnings().from(clearedWarnings);
  }

  @Override
  public void clearWarnings() throws SQLException {
    checkOpen();
    clearedWarnings = run.warnings().size();
  }

  @Override
  public int getFetchSize() throws SQLException {
    checkOpen();
    return fetchSize;
  }

  /** Kept, but without effect: a run keeps the page size that it started with. */
  @Override
  public void setFetchSize(int rows) throws SQLException {
    checkOpen();
    fetchSize = (int) SqlStates.notNegative(rows, "fetch size");
  }

  @Override
  public int getRow() throws SQLException {
    checkOpen();
    return position == Position.ON_ROW ? (int) Math.min(row, Integer.MAX_VALUE) : 0;
  }

  /** Reads the first row ahead, for before an empty result's end is not before its first row. */
  @Override
  public boolean isBeforeFirst() throws SQLException {
    checkOpen();
    if (position != Position.BEFORE_FIRST) {
      return false;
    }
    if (peeked == null) {
      peeked = advance();
    }
    return peeked;
  }

  @Override
  public boolean isFirst() throws SQLException {
    checkOpen();
    return position == Position.ON_ROW && row == 1;
  }

  @Override
  public boolean isAfterLast() throws SQLException {
    checkOpen();
    return position == Position.AFTER_LAST && row > 0;
  }

  @Override
  public void close() throws SQLException {
    if (closed) {
      return;
    }
    try {
      end();
    } finally {
      owner.resultSetClosed(this);
    }
  }

  /** Closes it without telling the owner. */
  void end() throws SQLException {
    closed = true;
    run.close();
  }

  @Override
  public boolean isClosed() {
    return closed || owner.isClosed();
  }

  @Override
  public void checkOpen() throws SQLException {
    if (isClosed()) {
      throw SqlStates.cursor("The result set is closed");
    }
  }
}
