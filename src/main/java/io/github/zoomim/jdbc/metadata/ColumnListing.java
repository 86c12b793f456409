package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.Table;
import io.github.zoomim.sql.type.SqlType;
import java.sql.DatabaseMetaData;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The columns of tables. */
final class ColumnListing {
  private ColumnListing() {}

  /** The columns that match, of tables in JDBC's order. */
  static Listing describe(List<Table> tables, Predicate<String> name) {
    Listing result = MetadataConstants.listing("getColumns");
    for (Table table : tables) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (name.test(table.columns().get(i).name())) {
          add(result, table, table.columns().get(i), i + 1);
        }
      }
    }
    return result;
  }

  private static void add(Listing result, Table table, Column column, int position) {
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
