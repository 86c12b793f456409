package io.github.zoomim.jdbc;

import static io.github.zoomim.jdbc.MemoryResult.integer;
import static io.github.zoomim.jdbc.MemoryResult.small;
import static io.github.zoomim.jdbc.MemoryResult.text;

import io.github.zoomim.sql.Column;
import io.github.zoomim.sql.Table;
import java.sql.DatabaseMetaData;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The metadata of schemas, tables and keys, in the orders that JDBC demands. */
record MetadataTables(List<Table> tables) {
  /** The types of table, in order. */
  static final List<String> TYPES = List.of("SYSTEM TABLE", "TABLE");

  private static final Comparator<Table> BY_TYPE_AND_NAME =
      Comparator.comparing(Table::type).thenComparing(Table::schema).thenComparing(Table::name);

  /** Those whose schema and name match. */
  MetadataTables matching(
      @Nullable String catalog, Predicate<String> schema, Predicate<String> name) {
    return new MetadataTables(
        tables.stream()
            .filter(table -> NamePattern.matchesCatalog(catalog))
            .filter(table -> schema.test(table.schema()) && name.test(table.name()))
            .sorted(BY_TYPE_AND_NAME)
            .toList());
  }

  /** Those of one of the types. */
  MetadataTables ofType(List<String> types) {
    return new MetadataTables(
        tables.stream()
            .filter(table -> types.stream().anyMatch(table.type()::equalsIgnoreCase))
            .toList());
  }

  MemoryResult schemas() {
    MemoryResult result = new MemoryResult(text("TABLE_SCHEM"), text("TABLE_CATALOG"));
    tables.stream().map(Table::schema).distinct().sorted().forEach(name -> result.row(name, null));
    return result;
  }

  MemoryResult describe() {
    MemoryResult result =
        new MemoryResult(
            text("TABLE_CAT"),
            text("TABLE_SCHEM"),
            text("TABLE_NAME"),
            text("TABLE_TYPE"),
            text("REMARKS"),
            text("TYPE_CAT"),
            text("TYPE_SCHEM"),
            text("TYPE_NAME"),
            text("SELF_REFERENCING_COL_NAME"),
            text("REF_GENERATION"));
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

  MemoryResult primaryKeys() {
    MemoryResult result =
        new MemoryResult(
            text("TABLE_CAT"),
            text("TABLE_SCHEM"),
            text("TABLE_NAME"),
            text("COLUMN_NAME"),
            small("KEY_SEQ"),
            text("PK_NAME"));
    for (Table table : tables) {
      for (String column : table.primaryKey().stream().sorted().toList()) {
        short position = (short) (table.primaryKey().indexOf(column) + 1);
        result.row(null, table.schema(), table.name(), column, position, null);
      }
    }
    return result;
  }

  /** The primary key, which identifies a row in any query. */
  MemoryResult rowIdentifiers() {
    MemoryResult result =
        new MemoryResult(
            small("SCOPE"),
            text("COLUMN_NAME"),
            integer("DATA_TYPE"),
            text("TYPE_NAME"),
            integer("COLUMN_SIZE"),
            integer("BUFFER_LENGTH"),
            small("DECIMAL_DIGITS"),
            small("PSEUDO_COLUMN"));
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
