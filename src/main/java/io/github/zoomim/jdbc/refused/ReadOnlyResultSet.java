package io.github.zoomim.jdbc.refused;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * A result set that refuses to go anywhere but to the next row, every update, and the types that no
 * query of this dialect returns.
 */
public interface ReadOnlyResultSet extends ReadOnlyByLabel {
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

  @Override
  default void insertRow() throws SQLException {
    throw refused();
  }

  @Override
  default void updateRow() throws SQLException {
    throw refused();
  }

  @Override
  default void deleteRow() throws SQLException {
    throw refused();
  }

  @Override
  default void cancelRowUpdates() throws SQLException {
    throw refused();
  }

  @Override
  default void moveToInsertRow() throws SQLException {
    throw refused();
  }

  @Override
  default void moveToCurrentRow() throws SQLException {
    throw refused();
  }

  @Override
  default void updateNull(int column) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBoolean(int column, boolean value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateByte(int column, byte value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateShort(int column, short value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateInt(int column, int value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateLong(int column, long value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateFloat(int column, float value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateDouble(int column, double value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBigDecimal(int column, BigDecimal value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateString(int column, String value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBytes(int column, byte[] value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateDate(int column, Date value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateTime(int column, Time value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateTimestamp(int column, Timestamp value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, Object value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateRef(int column, Ref value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, Blob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, Clob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateArray(int column, Array value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateRowId(int column, RowId value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNString(int column, String value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, NClob value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateSQLXML(int column, SQLXML value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, Object value, int scale) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, Object value, SQLType type) throws SQLException {
    throw refused();
  }

  @Override
  default void updateObject(int column, Object value, SQLType type, int scale) throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, InputStream value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateAsciiStream(int column, InputStream value, int length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, InputStream value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBinaryStream(int column, InputStream value, int length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateCharacterStream(int column, Reader value, int length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNCharacterStream(int column, Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNCharacterStream(int column, Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, InputStream value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateBlob(int column, InputStream value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateClob(int column, Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, Reader value) throws SQLException {
    throw refused();
  }

  @Override
  default void updateNClob(int column, Reader value, long length) throws SQLException {
    throw refused();
  }

  @Override
  default boolean rowUpdated() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default boolean rowInserted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default boolean rowDeleted() throws SQLException {
    checkOpen();
    return false;
  }

  @Override
  default int getConcurrency() throws SQLException {
    checkOpen();
    return CONCUR_READ_ONLY;
  }

  @Override
  default Blob getBlob(int column) throws SQLException {
    throw SqlStates.notSupported("getBlob");
  }

  @Override
  default Ref getRef(int column) throws SQLException {
    throw SqlStates.notSupported("getRef");
  }

  @Override
  default RowId getRowId(int column) throws SQLException {
    throw SqlStates.notSupported("getRowId");
  }

  @Override
  default SQLXML getSQLXML(int column) throws SQLException {
    throw SqlStates.notSupported("getSQLXML");
  }

  @Override
  default URL getURL(int column) throws SQLException {
    throw SqlStates.notSupported("getURL");
  }

  /** The refusal of an update. */
  static SQLException refused() {
    return SqlStates.readOnly("Updating a result set");
  }
}
