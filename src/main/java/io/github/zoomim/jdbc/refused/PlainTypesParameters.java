package io.github.zoomim.jdbc.refused;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** A prepared statement without the parameter types that this dialect does not have. */
public interface PlainTypesParameters extends PreparedStatement {
  @Override
  default void setRef(int index, Ref value) throws SQLException {
    throw SqlStates.notSupported("setRef");
  }

  @Override
  default void setRowId(int index, RowId value) throws SQLException {
    throw SqlStates.notSupported("setRowId");
  }

  @Override
  default void setURL(int index, URL value) throws SQLException {
    throw SqlStates.notSupported("setURL");
  }

  @Override
  default void setSQLXML(int index, SQLXML value) throws SQLException {
    throw SqlStates.notSupported("setSQLXML");
  }

  @Override
  default void setBlob(int index, Blob value) throws SQLException {
    throw SqlStates.notSupported("setBlob");
  }

  @Override
  default void setClob(int index, Clob value) throws SQLException {
    throw SqlStates.notSupported("setClob");
  }

  @Override
  default void setNClob(int index, NClob value) throws SQLException {
    throw SqlStates.notSupported("setNClob");
  }

  @Override
  default void setBlob(int index, InputStream value) throws SQLException {
    throw SqlStates.notSupported("setBlob");
  }

  @Override
  default void setClob(int index, Reader value) throws SQLException {
    throw SqlStates.notSupported("setClob");
  }

  @Override
  default void setNClob(int index, Reader value) throws SQLException {
    throw SqlStates.notSupported("setNClob");
  }

  @Override
  default void setBlob(int index, InputStream value, long length) throws SQLException {
    throw SqlStates.notSupported("setBlob");
  }

  @Override
  default void setClob(int index, Reader value, long length) throws SQLException {
    throw SqlStates.notSupported("setClob");
  }

  @Override
  default void setNClob(int index, Reader value, long length) throws SQLException {
    throw SqlStates.notSupported("setNClob");
  }
}
