package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.MemoryResult.integer;
import static io.github.zoomim.jdbc.MemoryResult.small;
import static io.github.zoomim.jdbc.MemoryResult.text;

import io.github.zoomim.sql.Column;
import io.github.zoomim.sql.SqlType;
import io.github.zoomim.sql.Table;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metadata of tables' columns. */
final class MetadataColumns {
  private MetadataColumns() {}

  /** The columns that match, of tables in JDBC's order. */
  static MemoryResult describe(List<Table> tables, Predicate<String> name) {
    MemoryResult result =
        new MemoryResult(
            text("TABLE_CAT"),
            text("TABLE_SCHEM"),
            text("TABLE_NAME"),
            text("COLUMN_NAME"),
            integer("DATA_TYPE"),
            text("TYPE_NAME"),
            integer("COLUMN_SIZE"),
            integer("BUFFER_LENGTH"),
            integer("DECIMAL_DIGITS"),
            integer("NUM_PREC_RADIX"),
            integer("NULLABLE"),
            text("REMARKS"),
            text("COLUMN_DEF"),
            integer("SQL_DATA_TYPE"),
            integer("SQL_DATETIME_SUB"),
            integer("CHAR_OCTET_LENGTH"),
            integer("ORDINAL_POSITION"),
            text("IS_NULLABLE"),
            text("SCOPE_CATALOG"),
            text("SCOPE_SCHEMA"),
            text("SCOPE_TABLE"),
            small("SOURCE_DATA_TYPE"),
            text("IS_AUTOINCREMENT"),
            text("IS_GENERATEDCOLUMN"));
    for (Table table : tables) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (name.test(table.columns().get(i).name())) {
          add(result, table, table.columns().get(i), i + 1);
        }
      }
    }
    return result;
  }

  private static void add(MemoryResult result, Table table, Column column, int position) {
    SqlType type = column.type();
    result.row(
        null,
        table.schema(),
        table.name(),
        column.name(),
        TypeFacts.vendorType(type),
        type.name(),
        TypeFacts.size(type),
        null,
        decimalDigits(type),
        TypeFacts.isNumber(type) ? 10 : null,
        column.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        column.remarks(),
        null,
        null,
        null,
        // A character takes at most four bytes in UTF-8.
        TypeFacts.isText(type) ? 4 * TypeFacts.size(type) : null,
        position,
        column.nullable() ? "YES" : "NO",
        null,
        null,
        null,
        null,
        "NO",
        "NO");
  }

  private static @Nullable Integer decimalDigits(SqlType type) {
    return switch (type.jdbcType()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, NUMERIC, TIME, TIMESTAMP ->
          TypeFacts.scale(type);
      default -> null;
    };
  }
}
