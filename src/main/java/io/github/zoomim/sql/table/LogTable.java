package io.github.zoomim.sql.table;

import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * A table over what this process has noted of its own requests; reading it makes none.
 *
 * @param <R> what a row is made of
 */
final class LogTable<R> extends AbstractTable implements ScannableTable, DescribedTable {
  private final String remarks;
  private final List<LogColumn<R>> columns;
  private final Supplier<List<R>> records;

  LogTable(String remarks, List<LogColumn<R>> columns, Supplier<List<R>> records) {
    this.remarks = remarks;
    this.columns = columns;
    this.records = records;
  }

  /**
   * A column.
   *
   * @param value in the engine's form: a timestamp is a Long of milliseconds
   */
  record LogColumn<R>(
      String name, SqlTypeName type, String remarks, Function<R, @Nullable Object> value) {}

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (LogColumn<R> column : columns) {
      row.add(column.name, types.createTypeWithNullability(type(types, column.type), true));
    }
    return row.build();
  }

  private static RelDataType type(RelDataTypeFactory types, SqlTypeName name) {
    return name == SqlTypeName.TIMESTAMP
        ? types.createSqlType(name, ZoomTypeSystem.MILLISECONDS)
        : types.createSqlType(name);
  }

  /** The records as they are when reading begins. */
  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext context) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return Linq4j.enumerator(records.get().stream().map(LogTable.this::row).toList());
      }
    };
  }

  private @Nullable Object[] row(R item) {
    return columns.stream().map(column -> column.value.apply(item)).toArray();
  }

  static Long millis(Instant instant) {
    return instant.toEpochMilli();
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public List<String> columnRemarks() {
    return columns.stream().map(LogColumn::remarks).toList();
  }

  @Override
  public String tableType() {
    return "SYSTEM TABLE";
  }
}
