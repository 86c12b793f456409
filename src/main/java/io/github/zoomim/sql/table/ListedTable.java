package io.github.zoomim.sql.table;

import io.github.zoomim.sql.type.ZoomTypeSystem;
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
 * A table whose rows are at hand; reading it makes no request.
 *
 * @param <R> what a row is made of
 */
public final class ListedTable<R> extends AbstractTable implements ScannableTable, DescribedTable {
  private final String remarks;
  private final List<ListedColumn<R>> columns;
  private final Supplier<List<R>> records;

  ListedTable(String remarks, List<ListedColumn<R>> columns, Supplier<List<R>> records) {
    this.remarks = remarks;
    this.columns = columns;
    this.records = records;
  }

  /**
   * A column.
   *
   * @param value in the engine's form: a timestamp is a Long of milliseconds
   */
  record ListedColumn<R>(
      String name, SqlTypeName type, String remarks, Function<R, @Nullable Object> value) {}

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (ListedColumn<R> column : columns) {
      row.add(column.name, ZoomTypeSystem.column(types, column.type, true));
    }
    return row.build();
  }

  /** The records as they are when reading begins. */
  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext context) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        return Linq4j.enumerator(records.get().stream().map(ListedTable.this::row).toList());
      }
    };
  }

  private @Nullable Object[] row(R item) {
    return columns.stream().map(column -> column.value.apply(item)).toArray();
  }

  @Override
  public String remarks() {
    return remarks;
  }

  @Override
  public List<String> columnRemarks() {
    return columns.stream().map(ListedColumn::remarks).toList();
  }

  @Override
  public String tableType() {
    return "SYSTEM TABLE";
  }
}
