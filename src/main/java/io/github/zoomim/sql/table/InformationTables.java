package io.github.zoomim.sql.table;

import com.google.common.collect.ImmutableMap;
import io.github.zoomim.sql.table.ListedTable.ListedColumn;
import io.github.zoomim.sql.type.SqlType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The tables of {@code information_schema}, with PostgreSQL's columns: INTEGER with a {@code #},
 * else VARCHAR, of the value after {@code =} where a row has none of its own, and else NULL.
 */
public final class InformationTables {
  /** The name of the schema. */
  public static final String SCHEMA = "information_schema";

  private static final String TABLE = "table_catalog=, table_schema, table_name, ";
  private static final String CONSTRAINT =
      "constraint_catalog=, constraint_schema, constraint_name, ";

  private InformationTables() {}

  /** The tables, by name, that describe the given ones. */
  public static ImmutableMap<String, DescribedTable> of(Supplier<List<Table>> described) {
    DescribedTable constraints =
        table(
            CONSTRAINT
                + TABLE
                + """
                constraint_type=PRIMARY KEY, is_deferrable=NO, initially_deferred=NO, enforced=YES,
                nulls_distinct""",
            () ->
                described.get().stream()
                    .filter(table -> !table.primaryKey().isEmpty())
                    .map(InformationTables::row));
    return ImmutableMap.of(
        "schemata",
        table(
            """
            catalog_name=, schema_name, schema_owner, default_character_set_catalog,
            default_character_set_schema, default_character_set_name, sql_path""",
            () ->
                described.get().stream()
                    .map(Table::schema)
                    .distinct()
                    .map(schema -> Map.<String, Object>of("schema_name", schema))),
        "tables",
        table(
            TABLE
                + """
                table_type=BASE TABLE, self_referencing_column_name, reference_generation,
                user_defined_type_catalog, user_defined_type_schema, user_defined_type_name,
                is_insertable_into=NO, is_typed=NO, commit_action""",
            () -> described.get().stream().map(InformationTables::row)),
        "columns",
        table(
            TABLE
                + """
                column_name, ordinal_position#, column_default, is_nullable, data_type,
                character_maximum_length#, character_octet_length#, numeric_precision#,
                numeric_precision_radix#, numeric_scale#, datetime_precision#, interval_type,
                interval_precision#, character_set_catalog, character_set_schema,
                character_set_name, collation_catalog, collation_schema, collation_name,
                domain_catalog, domain_schema, domain_name, udt_catalog=, udt_schema=pg_catalog,
                udt_name, scope_catalog, scope_schema, scope_name, maximum_cardinality#,
                dtd_identifier, is_self_referencing=NO, is_identity=NO, identity_generation,
                identity_start, identity_increment, identity_maximum, identity_minimum,
                identity_cycle=NO, is_generated=NEVER, generation_expression, is_updatable=NO""",
            () -> described.get().stream().flatMap(InformationTables::columns)),
        "table_constraints",
        constraints,
        // What H2 called it, and Liquibase does where it does not know the database.
        "constraints",
        constraints,
        "sequences",
        table(
            """
            sequence_catalog, sequence_schema, sequence_name, data_type, numeric_precision#,
            numeric_precision_radix#, numeric_scale#, start_value, minimum_value, maximum_value,
            increment, cycle_option""",
            Stream::empty),
        "key_column_usage",
        table(
            CONSTRAINT + TABLE + "column_name, ordinal_position#, position_in_unique_constraint#",
            () -> described.get().stream().flatMap(InformationTables::keys)));
  }

  private static ListedTable<Map<String, Object>> table(
      String columns, Supplier<Stream<Map<String, Object>>> rows) {
    return new ListedTable<>(
        "As in PostgreSQL's information_schema; makes no request",
        Stream.of(columns.split(",\\s*", -1)).map(InformationTables::column).toList(),
        () -> rows.get().toList());
  }

  private static ListedColumn<Map<String, Object>> column(String described) {
    String[] nameAndValue = described.split("=", -1);
    String name = nameAndValue[0].replace("#", "");
    @Nullable String value = nameAndValue.length == 1 ? null : nameAndValue[1];
    return new ListedColumn<>(
        name,
        described.endsWith("#") ? SqlTypeName.INTEGER : SqlTypeName.VARCHAR,
        "",
        row -> row.getOrDefault(name, value));
  }

  private static Map<String, Object> row(Table table) {
    return new HashMap<>(
        Map.of(
            "table_schema", table.schema(),
            "table_name", table.name(),
            "constraint_schema", table.schema(),
            "constraint_name", table.name() + "_pkey"));
  }

  private static Stream<Map<String, Object>> columns(Table table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Column column : table.columns()) {
      Map<String, Object> row = row(table);
      row.put("column_name", column.name());
      row.put("ordinal_position", rows.size() + 1);
      row.put("dtd_identifier", String.valueOf(rows.size() + 1));
      row.put("is_nullable", column.nullable() ? "YES" : "NO");
      row.putAll(type(column.type()));
      rows.add(row);
    }
    return rows.stream();
  }

  private static Map<String, Object> type(SqlType type) {
    return switch (type.jdbcType()) {
      case VARCHAR -> Map.of("data_type", "character varying", "udt_name", "varchar");
      case TIMESTAMP ->
          Map.of(
              "data_type",
              "timestamp without time zone",
              "udt_name",
              "timestamp",
              "datetime_precision",
              type.precision());
      case INTEGER -> integer("integer", "int4", 32);
      case BIGINT -> integer("bigint", "int8", 64);
      case BOOLEAN -> Map.of("data_type", "boolean", "udt_name", "bool");
      default -> Map.of("data_type", type.name().toLowerCase(Locale.ROOT));
    };
  }

  private static Map<String, Object> integer(String type, String name, int bits) {
    return Map.of(
        "data_type",
        type,
        "udt_name",
        name,
        "numeric_precision",
        bits,
        "numeric_precision_radix",
        2,
        "numeric_scale",
        0);
  }

  private static Stream<Map<String, Object>> keys(Table table) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String column : table.primaryKey()) {
      Map<String, Object> row = row(table);
      row.put("column_name", column);
      row.put("ordinal_position", rows.size() + 1);
      rows.add(row);
    }
    return rows.stream();
  }
}
