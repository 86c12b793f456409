package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.jdbc.refused.Unwrappable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.RowIdLifetime;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What there is to query, and by what; {@link MetadataProxy} answers what is not answered here.
 * Makes no request.
 */
interface JdbcDatabaseMetaData extends DatabaseMetaData, Unwrappable {
  /** What the answers are made from. */
  MetadataSource source();

  @Override
  default ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  default ResultSet getSchemas(@Nullable String catalog, @Nullable String schema)
      throws SQLException {
    return source().resultSet(tables(catalog, schema, null).schemas());
  }

  @Override
  default ResultSet getTableTypes() throws SQLException {
    Listing result = MetadataConstants.listing("getTableTypes");
    TableListings.TYPES.forEach(result::row);
    return source().resultSet(result);
  }

  @Override
  default ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      String @Nullable [] types)
      throws SQLException {
    TableListings found = tables(catalog, schema, table);
    return source()
        .resultSet((types == null ? found : found.ofType(Arrays.asList(types))).describe());
  }

  @Override
  default ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column)
      throws SQLException {
    return source().resultSet(tables(catalog, schema, table).columns(NamePattern.of(column)));
  }

  @Override
  default ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return source().resultSet(table(catalog, schema, table).primaryKeys());
  }

  @Override
  default ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    return source().resultSet(table(catalog, schema, table).rowIdentifiers());
  }

  @Override
  default ResultSet getTypeInfo() throws SQLException {
    return source().resultSet(TypeListing.describe());
  }

  @Override
  default ResultSet getClientInfoProperties() throws SQLException {
    Listing result = MetadataConstants.listing("getClientInfoProperties");
    source()
        .clientInfoNames()
        .forEach((name, description) -> result.row(name, TypeFacts.UNBOUNDED, null, description));
    return source().resultSet(result);
  }

  private TableListings tables(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return TableListings.shown(source().tables(), schema)
        .matching(catalog, NamePattern.of(schema), NamePattern.of(table));
  }

  /** The methods for one table take names, not patterns. */
  private TableListings table(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return TableListings.shown(source().tables(), schema)
        .matching(catalog, NamePattern.exactly(schema), NamePattern.exactly(table));
  }

  @Override
  default String getSQLKeywords() throws SQLException {
    return source().keywords();
  }

  @Override
  default Connection getConnection() throws SQLException {
    source().checkOpen();
    return source();
  }

  @Override
  default boolean supportsResultSetType(int type) {
    return type == ResultSet.TYPE_FORWARD_ONLY;
  }

  @Override
  default boolean supportsResultSetConcurrency(int type, int concurrency) {
    return supportsResultSetType(type) && concurrency == ResultSet.CONCUR_READ_ONLY;
  }

  @Override
  default boolean supportsResultSetHoldability(int holdability) {
    return holdability == ResultSet.HOLD_CURSORS_OVER_COMMIT;
  }

  @Override
  default boolean supportsTransactionIsolationLevel(int level) {
    return level == Connection.TRANSACTION_NONE;
  }

  @Override
  default RowIdLifetime getRowIdLifetime() {
    return RowIdLifetime.ROWID_UNSUPPORTED;
  }

  @Override
  default String getURL() {
    return source().url();
  }

  @Override
  default String getUserName() {
    return Objects.requireNonNullElse(source().user(), "");
  }

  @Override
  default int getDriverMajorVersion() {
    return Version.major();
  }

  @Override
  default int getDriverMinorVersion() {
    return Version.minor();
  }
}
