package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.InformationTables;
import io.github.zoomim.sql.table.Table;
import io.github.zoomim.sql.type.SqlType;
import java.sql.DatabaseMetaData;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The schemas, tables, columns and keys, in the orders that JDBC prescribes. */
record TableListings(List<Table> tables) {
  /** The types of table, in order. */
  static final List<String> TYPES = List.of("SYSTEM TABLE", "TABLE");

  private static final Comparator<Table> BY_TYPE_AND_NAME =
      Comparator.comparing(Table::type).thenComparing(Table::schema).thenComparing(Table::name);

  /** Those of {@code information_schema} only where it is asked for by its name. */
  static TableListings shown(List<Table> tables, @Nullable String schema) {
    boolean isNamed =
        schema != null && schema.replace("\\", "").equalsIgnoreCase(InformationTables.SCHEMA);
    return new TableListings(
        tables.stream()
            .filter(table -> isNamed || !table.schema().equals(InformationTables.SCHEMA))
            .toList());
  }

  /** Those whose schema and name match. */
  TableListings matching(
      @Nullable String catalog, Predicate<String> schema, Predicate<String> name) {
    return new TableListings(
        tables.stream()
            .filter(table -> NamePattern.matchesCatalog(catalog))
            .filter(table -> schema.test(table.schema()) && name.test(table.name()))
            .sorted(BY_TYPE_AND_NAME)
            .toList());
  }

  /** Those of one of the types. */
  TableListings ofType(List<String> types) {
    return new TableListings(
        tables.stream()
            .filter(table -> types.stream().anyMatch(table.type()::equalsIgnoreCase))
            .toList());
  }

  Listing schemas() {
    Listing result = MetadataConstants.listing("getSchemas");
    tables.stream().map(Table::schema).distinct().sorted().forEach(name -> result.row(name, null));
    return result;
  }

  Listing describe() {
    Listing result = MetadataConstants.listing("getTables");
    for (Table table : tables) {
      result.row(
          null,
          table.schema(),
          table.name(),
          table.type(),
          table.remarks(),
          null,
          null,
          null,
          null,
          null);
    }
    return result;
  }

  /** The columns whose names match. */
  Listing columns(Predicate<String> name) {
    Listing result = MetadataConstants.listing("getColumns");
    for (Table table : tables) {
      for (int i = 0; i < table.columns().size(); i++) {
        if (name.test(table.columns().get(i).name())) {
          addColumn(result, table, table.columns().get(i), i + 1);
        }
      }
    }
    return result;
  }

  private static void addColumn(Listing result, Table table, Column column, int position) {
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

  Listing primaryKeys() {
    Listing result = MetadataConstants.listing("getPrimaryKeys");
    for (Table table : tables) {
      for (String column : table.primaryKey().stream().sorted().toList()) {
        short position = (short) (table.primaryKey().indexOf(column) + 1);
        result.row(null, table.schema(), table.name(), column, position, null);
      }
    }
    return result;
  }

  /** The primary key, which identifies a row in any query. */
  Listing rowIdentifiers() {
    Listing result = MetadataConstants.listing("getBestRowIdentifier");
    for (Table table : tables) {
      for (Column column : table.columns()) {
        if (table.primaryKey().contains(column.name())) {
          result.row(
              (short) DatabaseMetaData.bestRowSession,
              column.name(),
              TypeFacts.vendorType(column.type()),
              column.type().name(),
              TypeFacts.size(column.type()),
              null,
              (short) TypeFacts.scale(column.type()),
              (short) DatabaseMetaData.bestRowNotPseudo);
        }
      }
    }
    return result;
  }
}
