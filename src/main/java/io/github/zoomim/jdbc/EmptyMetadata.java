package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.MemoryResult.big;
import static io.github.zoomim.jdbc.MemoryResult.flag;
import static io.github.zoomim.jdbc.MemoryResult.integer;
import static io.github.zoomim.jdbc.MemoryResult.small;
import static io.github.zoomim.jdbc.MemoryResult.text;

import io.github.zoomim.sql.Column;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The kinds of things that there are none of: result sets with JDBC's columns and no row. */
abstract class EmptyMetadata extends SizeLimits {
  /** A result set of this metadata; fails when the connection is closed. */
  abstract ResultSet resultSet(MemoryResult result) throws SQLException;

  @Override
  public ResultSet getCatalogs() throws SQLException {
    return empty(text("TABLE_CAT"));
  }

  @Override
  public ResultSet getProcedures(String catalog, String schema, String procedure)
      throws SQLException {
    return empty(
        text("PROCEDURE_CAT"),
        text("PROCEDURE_SCHEM"),
        text("PROCEDURE_NAME"),
        text("RESERVED1"),
        text("RESERVED2"),
        text("RESERVED3"),
        text("REMARKS"),
        small("PROCEDURE_TYPE"),
        text("SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getProcedureColumns(
      String catalog, String schema, String procedure, String column) throws SQLException {
    return empty(
        text("PROCEDURE_CAT"),
        text("PROCEDURE_SCHEM"),
        text("PROCEDURE_NAME"),
        text("COLUMN_NAME"),
        small("COLUMN_TYPE"),
        integer("DATA_TYPE"),
        text("TYPE_NAME"),
        integer("PRECISION"),
        integer("LENGTH"),
        small("SCALE"),
        small("RADIX"),
        small("NULLABLE"),
        text("REMARKS"),
        text("COLUMN_DEF"),
        integer("SQL_DATA_TYPE"),
        integer("SQL_DATETIME_SUB"),
        integer("CHAR_OCTET_LENGTH"),
        integer("ORDINAL_POSITION"),
        text("IS_NULLABLE"),
        text("SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getFunctions(String catalog, String schema, String function)
      throws SQLException {
    return empty(
        text("FUNCTION_CAT"),
        text("FUNCTION_SCHEM"),
        text("FUNCTION_NAME"),
        text("REMARKS"),
        small("FUNCTION_TYPE"),
        text("SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getFunctionColumns(String catalog, String schema, String function, String column)
      throws SQLException {
    return empty(
        text("FUNCTION_CAT"),
        text("FUNCTION_SCHEM"),
        text("FUNCTION_NAME"),
        text("COLUMN_NAME"),
        small("COLUMN_TYPE"),
        integer("DATA_TYPE"),
        text("TYPE_NAME"),
        integer("PRECISION"),
        integer("LENGTH"),
        small("SCALE"),
        small("RADIX"),
        small("NULLABLE"),
        text("REMARKS"),
        integer("CHAR_OCTET_LENGTH"),
        integer("ORDINAL_POSITION"),
        text("IS_NULLABLE"),
        text("SPECIFIC_NAME"));
  }

  @Override
  public ResultSet getColumnPrivileges(String catalog, String schema, String table, String column)
      throws SQLException {
    return empty(
        text("TABLE_CAT"),
        text("TABLE_SCHEM"),
        text("TABLE_NAME"),
        text("COLUMN_NAME"),
        text("GRANTOR"),
        text("GRANTEE"),
        text("PRIVILEGE"),
        text("IS_GRANTABLE"));
  }

  @Override
  public ResultSet getTablePrivileges(String catalog, String schema, String table)
      throws SQLException {
    return empty(
        text("TABLE_CAT"),
        text("TABLE_SCHEM"),
        text("TABLE_NAME"),
        text("GRANTOR"),
        text("GRANTEE"),
        text("PRIVILEGE"),
        text("IS_GRANTABLE"));
  }

  @Override
  public ResultSet getVersionColumns(String catalog, String schema, String table)
      throws SQLException {
    return empty(
        small("SCOPE"),
        text("COLUMN_NAME"),
        integer("DATA_TYPE"),
        text("TYPE_NAME"),
        integer("COLUMN_SIZE"),
        integer("BUFFER_LENGTH"),
        small("DECIMAL_DIGITS"),
        small("PSEUDO_COLUMN"));
  }

  @Override
  public ResultSet getImportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return foreignKeys();
  }

  @Override
  public ResultSet getExportedKeys(String catalog, String schema, String table)
      throws SQLException {
    return foreignKeys();
  }

  @Override
  public ResultSet getCrossReference(
      String parentCatalog,
      String parentSchema,
      String parentTable,
      String foreignCatalog,
      String foreignSchema,
      String foreignTable)
      throws SQLException {
    return foreignKeys();
  }

  private ResultSet foreignKeys() throws SQLException {
    return empty(
        text("PKTABLE_CAT"),
        text("PKTABLE_SCHEM"),
        text("PKTABLE_NAME"),
        text("PKCOLUMN_NAME"),
        text("FKTABLE_CAT"),
        text("FKTABLE_SCHEM"),
        text("FKTABLE_NAME"),
        text("FKCOLUMN_NAME"),
        small("KEY_SEQ"),
        small("UPDATE_RULE"),
        small("DELETE_RULE"),
        text("FK_NAME"),
        text("PK_NAME"),
        small("DEFERRABILITY"));
  }

  /** Nothing is indexed; the primary key is the source's promise, not an index of ours. */
  @Override
  public ResultSet getIndexInfo(
      String catalog, String schema, String table, boolean unique, boolean approximate)
      throws SQLException {
    return empty(
        text("TABLE_CAT"),
        text("TABLE_SCHEM"),
        text("TABLE_NAME"),
        flag("NON_UNIQUE"),
        text("INDEX_QUALIFIER"),
        text("INDEX_NAME"),
        small("TYPE"),
        small("ORDINAL_POSITION"),
        text("COLUMN_NAME"),
        text("ASC_OR_DESC"),
        big("CARDINALITY"),
        big("PAGES"),
        text("FILTER_CONDITION"));
  }

  @Override
  public ResultSet getUDTs(String catalog, String schema, String type, int[] types)
      throws SQLException {
    return empty(
        text("TYPE_CAT"),
        text("TYPE_SCHEM"),
        text("TYPE_NAME"),
        text("CLASS_NAME"),
        integer("DATA_TYPE"),
        text("REMARKS"),
        small("BASE_TYPE"));
  }

  @Override
  public ResultSet getSuperTypes(String catalog, String schema, String type) throws SQLException {
    return empty(
        text("TYPE_CAT"),
        text("TYPE_SCHEM"),
        text("TYPE_NAME"),
        text("SUPERTYPE_CAT"),
        text("SUPERTYPE_SCHEM"),
        text("SUPERTYPE_NAME"));
  }

  @Override
  public ResultSet getSuperTables(String catalog, String schema, String table) throws SQLException {
    return empty(
        text("TABLE_CAT"), text("TABLE_SCHEM"), text("TABLE_NAME"), text("SUPERTABLE_NAME"));
  }

  @Override
  public ResultSet getAttributes(String catalog, String schema, String type, String attribute)
      throws SQLException {
    return empty(
        text("TYPE_CAT"),
        text("TYPE_SCHEM"),
        text("TYPE_NAME"),
        text("ATTR_NAME"),
        integer("DATA_TYPE"),
        text("ATTR_TYPE_NAME"),
        integer("ATTR_SIZE"),
        integer("DECIMAL_DIGITS"),
        integer("NUM_PREC_RADIX"),
        integer("NULLABLE"),
        text("REMARKS"),
        text("ATTR_DEF"),
        integer("SQL_DATA_TYPE"),
        integer("SQL_DATETIME_SUB"),
        integer("CHAR_OCTET_LENGTH"),
        integer("ORDINAL_POSITION"),
        text("IS_NULLABLE"),
        text("SCOPE_CATALOG"),
        text("SCOPE_SCHEMA"),
        text("SCOPE_TABLE"),
        small("SOURCE_DATA_TYPE"));
  }

  @Override
  public ResultSet getPseudoColumns(String catalog, String schema, String table, String column)
      throws SQLException {
    return empty(
        text("TABLE_CAT"),
        text("TABLE_SCHEM"),
        text("TABLE_NAME"),
        text("COLUMN_NAME"),
        integer("DATA_TYPE"),
        integer("COLUMN_SIZE"),
        integer("DECIMAL_DIGITS"),
        integer("NUM_PREC_RADIX"),
        text("COLUMN_USAGE"),
        text("REMARKS"),
        integer("CHAR_OCTET_LENGTH"),
        text("IS_NULLABLE"));
  }

  private ResultSet empty(Column... columns) throws SQLException {
    return resultSet(new MemoryResult(columns));
  }
}
