package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.InformationTables;
import io.github.zoomim.sql.table.Table;
import java.sql.DatabaseMetaData;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The schemas, tables and keys, in the orders that JDBC prescribes. */
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
