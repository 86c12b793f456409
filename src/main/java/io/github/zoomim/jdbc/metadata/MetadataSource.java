package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.sql.table.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that its metadata can be made from. */
public interface MetadataSource extends Connection {
  /** Throws when the connection is closed. */
  void checkOpen() throws SQLException;

  /** The URL without its secrets. */
  String url();

  /** The name of the connected user or app, never a secret; null where there is none. */
  @Nullable String user();

  /** The tables; fails when the connection is closed. */
  List<Table> tables() throws SQLException;

  /** The reserved words beyond SQL:2003, comma-separated; fails when the connection is closed. */
  String keywords() throws SQLException;

  /** The names of client info that the connection keeps; see {@link #getClientInfo}. */
  Map<String, String> clientInfoNames();

  /** The rows as a result set that closes with the connection. */
  ResultSet resultSet(Listing listing) throws SQLException;
}
