package io.github.zoomim.jdbc.metadata;

import static java.util.Map.entry;

import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.sql.JDBCType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The columns of every result set of metadata, by the name of the method that returns it: VARCHAR
 * where no other type is given.
 */
final class ListingColumns {
  private static final String FOREIGN_KEYS =
      """
      PKTABLE_CAT, PKTABLE_SCHEM, PKTABLE_NAME, PKCOLUMN_NAME, FKTABLE_CAT, FKTABLE_SCHEM,
      FKTABLE_NAME, FKCOLUMN_NAME, KEY_SEQ:SMALLINT, UPDATE_RULE:SMALLINT, DELETE_RULE:SMALLINT,
      FK_NAME, PK_NAME, DEFERRABILITY:SMALLINT""";

  private static final String ROW_IDENTIFIERS =
      """
      SCOPE:SMALLINT, COLUMN_NAME, DATA_TYPE:INTEGER, TYPE_NAME, COLUMN_SIZE:INTEGER,
      BUFFER_LENGTH:INTEGER, DECIMAL_DIGITS:SMALLINT, PSEUDO_COLUMN:SMALLINT""";

  private static final Map<String, String> BY_METHOD =
      Map.ofEntries(
          entry(
              "getAttributes",
              """
              TYPE_CAT, TYPE_SCHEM, TYPE_NAME, ATTR_NAME, DATA_TYPE:INTEGER, ATTR_TYPE_NAME,
              ATTR_SIZE:INTEGER, DECIMAL_DIGITS:INTEGER, NUM_PREC_RADIX:INTEGER, NULLABLE:INTEGER,
              REMARKS, ATTR_DEF, SQL_DATA_TYPE:INTEGER, SQL_DATETIME_SUB:INTEGER,
              CHAR_OCTET_LENGTH:INTEGER, ORDINAL_POSITION:INTEGER, IS_NULLABLE, SCOPE_CATALOG,
              SCOPE_SCHEMA, SCOPE_TABLE, SOURCE_DATA_TYPE:SMALLINT"""),
          entry("getBestRowIdentifier", ROW_IDENTIFIERS),
          entry("getCatalogs", "TABLE_CAT"),
          entry("getClientInfoProperties", "NAME, MAX_LEN:INTEGER, DEFAULT_VALUE, DESCRIPTION"),
          entry(
              "getColumnPrivileges",
              """
              TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, GRANTOR, GRANTEE, PRIVILEGE,
              IS_GRANTABLE"""),
          entry(
              "getColumns",
              """
              TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE:INTEGER, TYPE_NAME,
              COLUMN_SIZE:INTEGER, BUFFER_LENGTH:INTEGER, DECIMAL_DIGITS:INTEGER,
              NUM_PREC_RADIX:INTEGER, NULLABLE:INTEGER, REMARKS, COLUMN_DEF, SQL_DATA_TYPE:INTEGER,
              SQL_DATETIME_SUB:INTEGER, CHAR_OCTET_LENGTH:INTEGER, ORDINAL_POSITION:INTEGER,
              IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE, SOURCE_DATA_TYPE:SMALLINT,
              IS_AUTOINCREMENT, IS_GENERATEDCOLUMN"""),
          entry("getCrossReference", FOREIGN_KEYS),
          entry("getExportedKeys", FOREIGN_KEYS),
          entry(
              "getFunctionColumns",
              """
              FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, COLUMN_NAME, COLUMN_TYPE:SMALLINT,
              DATA_TYPE:INTEGER, TYPE_NAME, PRECISION:INTEGER, LENGTH:INTEGER, SCALE:SMALLINT,
              RADIX:SMALLINT, NULLABLE:SMALLINT, REMARKS, CHAR_OCTET_LENGTH:INTEGER,
              ORDINAL_POSITION:INTEGER, IS_NULLABLE, SPECIFIC_NAME"""),
          entry(
              "getFunctions",
              """
              FUNCTION_CAT, FUNCTION_SCHEM, FUNCTION_NAME, REMARKS, FUNCTION_TYPE:SMALLINT,
              SPECIFIC_NAME"""),
          entry("getImportedKeys", FOREIGN_KEYS),
          entry(
              "getIndexInfo",
              """
              TABLE_CAT, TABLE_SCHEM, TABLE_NAME, NON_UNIQUE:BOOLEAN, INDEX_QUALIFIER, INDEX_NAME,
              TYPE:SMALLINT, ORDINAL_POSITION:SMALLINT, COLUMN_NAME, ASC_OR_DESC,
              CARDINALITY:BIGINT, PAGES:BIGINT, FILTER_CONDITION"""),
          entry(
              "getPrimaryKeys",
              "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, KEY_SEQ:SMALLINT, PK_NAME"),
          entry(
              "getProcedureColumns",
              """
              PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, COLUMN_NAME, COLUMN_TYPE:SMALLINT,
              DATA_TYPE:INTEGER, TYPE_NAME, PRECISION:INTEGER, LENGTH:INTEGER, SCALE:SMALLINT,
              RADIX:SMALLINT, NULLABLE:SMALLINT, REMARKS, COLUMN_DEF, SQL_DATA_TYPE:INTEGER,
              SQL_DATETIME_SUB:INTEGER, CHAR_OCTET_LENGTH:INTEGER, ORDINAL_POSITION:INTEGER,
              IS_NULLABLE, SPECIFIC_NAME"""),
          entry(
              "getProcedures",
              """
              PROCEDURE_CAT, PROCEDURE_SCHEM, PROCEDURE_NAME, RESERVED1, RESERVED2, RESERVED3,
              REMARKS, PROCEDURE_TYPE:SMALLINT, SPECIFIC_NAME"""),
          entry(
              "getPseudoColumns",
              """
              TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE:INTEGER,
              COLUMN_SIZE:INTEGER, DECIMAL_DIGITS:INTEGER, NUM_PREC_RADIX:INTEGER, COLUMN_USAGE,
              REMARKS, CHAR_OCTET_LENGTH:INTEGER, IS_NULLABLE"""),
          entry("getSchemas", "TABLE_SCHEM, TABLE_CATALOG"),
          entry("getSuperTables", "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, SUPERTABLE_NAME"),
          entry(
              "getSuperTypes",
              """
              TYPE_CAT, TYPE_SCHEM, TYPE_NAME, SUPERTYPE_CAT, SUPERTYPE_SCHEM, SUPERTYPE_NAME"""),
          entry(
              "getTablePrivileges",
              "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, GRANTOR, GRANTEE, PRIVILEGE, IS_GRANTABLE"),
          entry("getTableTypes", "TABLE_TYPE"),
          entry(
              "getTables",
              """
              TABLE_CAT, TABLE_SCHEM, TABLE_NAME, TABLE_TYPE, REMARKS, TYPE_CAT, TYPE_SCHEM,
              TYPE_NAME, SELF_REFERENCING_COL_NAME, REF_GENERATION"""),
          entry(
              "getTypeInfo",
              """
              TYPE_NAME, DATA_TYPE:INTEGER, PRECISION:INTEGER, LITERAL_PREFIX, LITERAL_SUFFIX,
              CREATE_PARAMS, NULLABLE:SMALLINT, CASE_SENSITIVE:BOOLEAN, SEARCHABLE:SMALLINT,
              UNSIGNED_ATTRIBUTE:BOOLEAN, FIXED_PREC_SCALE:BOOLEAN, AUTO_INCREMENT:BOOLEAN,
              LOCAL_TYPE_NAME, MINIMUM_SCALE:SMALLINT, MAXIMUM_SCALE:SMALLINT,
              SQL_DATA_TYPE:INTEGER, SQL_DATETIME_SUB:INTEGER, NUM_PREC_RADIX:INTEGER"""),
          entry(
              "getUDTs",
              """
              TYPE_CAT, TYPE_SCHEM, TYPE_NAME, CLASS_NAME, DATA_TYPE:INTEGER, REMARKS,
              BASE_TYPE:SMALLINT"""),
          entry("getVersionColumns", ROW_IDENTIFIERS));

  private ListingColumns() {}

  static List<Column> of(String method) {
    String columns = Objects.requireNonNull(BY_METHOD.get(method), method);
    return Stream.of(columns.split(",\\s*", -1)).map(ListingColumns::column).toList();
  }

  private static Column column(String described) {
    String[] nameAndType = described.split(":", 2);
    JDBCType type = nameAndType.length == 1 ? JDBCType.VARCHAR : JDBCType.valueOf(nameAndType[1]);
    SqlType sqlType = new SqlType(type, type.getName(), 0, 0, null);
    return new Column(nameAndType[0], null, null, sqlType, true, null);
  }
}
