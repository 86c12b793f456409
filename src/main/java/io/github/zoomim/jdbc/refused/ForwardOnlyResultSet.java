package io.github.zoomim.jdbc.refused;

import java.sql.ResultSet;
import java.sql.SQLException;

/** A result set that refuses to go anywhere but to the next row. */
public interface ForwardOnlyResultSet extends ResultSet {
  /** Throws when the result set is closed. */
  void checkOpen() throws SQLException;

  @Override
  default void beforeFirst() throws SQLException {
    throw SqlStates.forwardOnly("beforeFirst");
  }

  @Override
  default void afterLast() throws SQLException {
    throw SqlStates.forwardOnly("afterLast");
  }

  @Override
  default boolean first() throws SQLException {
    throw SqlStates.forwardOnly("first");
  }

  @Override
  default boolean last() throws SQLException {
    throw SqlStates.forwardOnly("last");
  }

  @Override
  default boolean absolute(int row) throws SQLException {
    throw SqlStates.forwardOnly("absolute");
  }

  @Override
  default boolean relative(int rows) throws SQLException {
    throw SqlStates.forwardOnly("relative");
  }

  @Override
  default boolean previous() throws SQLException {
    throw SqlStates.forwardOnly("previous");
  }

  @Override
  default boolean isLast() throws SQLException {
    throw SqlStates.forwardOnly("isLast");
  }

  @Override
  default void refreshRow() throws SQLException {
    throw SqlStates.forwardOnly("refreshRow");
  }

  @Override
  default int getType() throws SQLException {
    checkOpen();
    return TYPE_FORWARD_ONLY;
  }

  @Override
  default int getFetchDirection() throws SQLException {
    checkOpen();
    return FETCH_FORWARD;
  }

  @Override
  default void setFetchDirection(int direction) throws SQLException {
    checkOpen();
    if (direction != FETCH_FORWARD) {
      throw SqlStates.forwardOnly("A fetch direction other than FETCH_FORWARD");
    }
  }

  @Override
  default int getHoldability() throws SQLException {
    checkOpen();
    return HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  default String getCursorName() throws SQLException {
    throw SqlStates.notSupported("A cursor name");
  }
}
