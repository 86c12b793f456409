package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.MemoryResult.integer;
import static io.github.zoomim.jdbc.MemoryResult.text;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What there is to query, and by what. Makes no request.
 *
 * <p>The constant answers are inherited from classes, not from interfaces: sqlline looks for the
 * methods of a {@code DatabaseMetaData} in its class and the superclasses only.
 */
final class JdbcDatabaseMetaData extends EmptyMetadata implements Unwrappable {
  private static final Pattern VERSION = Pattern.compile("\\D*(\\d{1,8})(?:\\.(\\d{1,8}))?.*");

  private final JdbcConnection connection;

  JdbcDatabaseMetaData(JdbcConnection connection) {
    this.connection = connection;
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema)
      throws SQLException {
    return resultSet(tables(catalog, schema, null).schemas());
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    MemoryResult result = new MemoryResult(text("TABLE_TYPE"));
    MetadataTables.TYPES.forEach(result::row);
    return resultSet(result);
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      String @Nullable [] types)
      throws SQLException {
    MetadataTables found = tables(catalog, schema, table);
    return resultSet((types == null ? found : found.ofType(Arrays.asList(types))).describe());
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      @Nullable String column)
      throws SQLException {
    return resultSet(
        MetadataColumns.describe(tables(catalog, schema, table).tables(), NamePattern.of(column)));
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return resultSet(table(catalog, schema, table).primaryKeys());
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    return resultSet(table(catalog, schema, table).rowIdentifiers());
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return resultSet(MetadataTypes.describe());
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    MemoryResult result =
        new MemoryResult(
            text("NAME"), integer("MAX_LEN"), text("DEFAULT_VALUE"), text("DESCRIPTION"));
    ClientInfo.NAMES.forEach(
        (name, description) -> result.row(name, TypeFacts.UNBOUNDED, null, description));
    return resultSet(result);
  }

  private MetadataTables tables(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return new MetadataTables(connection.tables())
        .matching(catalog, NamePattern.of(schema), NamePattern.of(table));
  }

  /** The methods for one table take names, not patterns. */
  private MetadataTables table(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return new MetadataTables(connection.tables())
        .matching(catalog, NamePattern.exactly(schema), NamePattern.exactly(table));
  }

  @Override
  ResultSet resultSet(MemoryResult result) throws SQLException {
    connection.checkOpen();
    return result.resultSet(connection::isClosed);
  }

  @Override
  public String getSQLKeywords() throws SQLException {
    connection.checkOpen();
    return Guard.call(() -> connection.context().queries().keywords());
  }

  @Override
  public String getNumericFunctions() {
    return MetadataFunctions.NUMERIC;
  }

  @Override
  public String getStringFunctions() {
    return MetadataFunctions.STRING;
  }

  @Override
  public String getTimeDateFunctions() {
    return MetadataFunctions.DATE_TIME;
  }

  @Override
  public String getSystemFunctions() {
    return MetadataFunctions.SYSTEM;
  }

  @Override
  public Connection getConnection() throws SQLException {
    connection.checkOpen();
    return connection;
  }

  @Override
  public String getURL() {
    return connection.context().url();
  }

  @Override
  public String getUserName() {
    return Objects.requireNonNullElse(connection.context().user(), "");
  }

  @Override
  public String getDatabaseProductName() {
    return "Zoom IM";
  }

  @Override
  public String getDatabaseProductVersion() {
    return connection.context().productVersion();
  }

  @Override
  public int getDatabaseMajorVersion() {
    return version(getDatabaseProductVersion(), 1);
  }

  @Override
  public int getDatabaseMinorVersion() {
    return version(getDatabaseProductVersion(), 2);
  }

  @Override
  public String getDriverName() {
    return "zoomim-jdbc";
  }

  @Override
  public String getDriverVersion() {
    return connection.context().driverVersion();
  }

  @Override
  public int getDriverMajorVersion() {
    return version(getDriverVersion(), 1);
  }

  @Override
  public int getDriverMinorVersion() {
    return version(getDriverVersion(), 2);
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  private static int version(String text, int part) {
    Matcher matcher = VERSION.matcher(text);
    return matcher.matches() && matcher.group(part) != null
        ? Integer.parseInt(matcher.group(part))
        : 0;
  }
}
