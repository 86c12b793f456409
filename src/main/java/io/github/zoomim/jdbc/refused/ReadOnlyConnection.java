package io.github.zoomim.jdbc.refused;

import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Savepoint;
import java.sql.ShardingKey;
import java.sql.Struct;

/** What a connection to a read-only source without types of its own refuses. */
public interface ReadOnlyConnection extends Connection {
  @Override
  default CallableStatement prepareCall(String sql) throws SQLException {
    throw SqlStates.unsupported("There are no procedures; use prepareStatement for a query");
  }

  @Override
  default CallableStatement prepareCall(String sql, int type, int concurrency) throws SQLException {
    return prepareCall(sql);
  }

  @Override
  default CallableStatement prepareCall(String sql, int type, int concurrency, int holdability)
      throws SQLException {
    return prepareCall(sql);
  }

  @Override
  default PreparedStatement prepareStatement(String sql, int generatedKeys) throws SQLException {
    ReadOnlyStatement.checkGeneratedKeys(generatedKeys);
    return prepareStatement(sql);
  }

  @Override
  default PreparedStatement prepareStatement(String sql, int[] columns) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  default PreparedStatement prepareStatement(String sql, String[] columns) throws SQLException {
    return prepareStatement(sql);
  }

  @Override
  default Savepoint setSavepoint() throws SQLException {
    throw SqlStates.readOnly("A savepoint");
  }

  @Override
  default Savepoint setSavepoint(String name) throws SQLException {
    throw SqlStates.readOnly("A savepoint");
  }

  @Override
  default void rollback(Savepoint savepoint) throws SQLException {
    throw SqlStates.readOnly("A savepoint");
  }

  @Override
  default void releaseSavepoint(Savepoint savepoint) throws SQLException {
    throw SqlStates.readOnly("A savepoint");
  }

  @Override
  default Clob createClob() throws SQLException {
    throw SqlStates.notSupported("createClob");
  }

  @Override
  default Blob createBlob() throws SQLException {
    throw SqlStates.notSupported("createBlob");
  }

  @Override
  default NClob createNClob() throws SQLException {
    throw SqlStates.notSupported("createNClob");
  }

  @Override
  default SQLXML createSQLXML() throws SQLException {
    throw SqlStates.notSupported("createSQLXML");
  }

  @Override
  default Array createArrayOf(String typeName, Object[] elements) throws SQLException {
    throw SqlStates.notSupported("createArrayOf");
  }

  @Override
  default Struct createStruct(String typeName, Object[] attributes) throws SQLException {
    throw SqlStates.notSupported("createStruct");
  }

  @Override
  default void setShardingKey(ShardingKey key) throws SQLException {
    throw SqlStates.notSupported("Sharding");
  }

  @Override
  default void setShardingKey(ShardingKey key, ShardingKey superKey) throws SQLException {
    throw SqlStates.notSupported("Sharding");
  }

  @Override
  default boolean setShardingKeyIfValid(ShardingKey key, int timeout) throws SQLException {
    throw SqlStates.notSupported("Sharding");
  }

  @Override
  default boolean setShardingKeyIfValid(ShardingKey key, ShardingKey superKey, int timeout)
      throws SQLException {
    throw SqlStates.notSupported("Sharding");
  }
}
