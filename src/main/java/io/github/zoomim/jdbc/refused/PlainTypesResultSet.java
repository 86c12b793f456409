package io.github.zoomim.jdbc.refused;

import java.net.URL;
import java.sql.Blob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/** A result set without the types that no query of this dialect returns. */
public interface PlainTypesResultSet extends ResultSet {
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
}
