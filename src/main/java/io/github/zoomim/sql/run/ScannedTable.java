package io.github.zoomim.sql.run;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.TableSpec.Column;
import io.github.zoomim.sql.table.DescribedTable;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;

/** A table that is read from an account, such as {@code chat_sessions}. */
public final class ScannedTable extends AbstractTable implements TranslatableTable, DescribedTable {
  /** A guess for the planner: what a busy account has in six months. */
  private static final double ROW_COUNT = 100_000;

  private final TableSpec spec;
  private final SessionScanner scanner;

  /**
   * A table.
   *
   * @param scanner what it reads from
   */
  public ScannedTable(TableSpec spec, SessionScanner scanner) {
    this.spec = spec;
    this.scanner = scanner;
  }

  public TableSpec spec() {
    return spec;
  }

  SessionScanner scanner() {
    return scanner;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    RelDataTypeFactory.Builder row = types.builder();
    for (Column column : spec.columns()) {
      SqlTypeName type = SqlTypeName.valueOf(column.type().name());
      boolean nullable = !column.name().equals(spec.id());
      row.add(column.name(), ZoomTypeSystem.column(types, type, nullable));
    }
    return row.build();
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of(ROW_COUNT, ImmutableList.of(ImmutableBitSet.of(spec.idPosition())));
  }

  @Override
  public String remarks() {
    return spec.remarks();
  }

  @Override
  public List<String> columnRemarks() {
    return spec.columns().stream().map(Column::remarks).toList();
  }

  @Override
  public List<String> primaryKey() {
    return List.of(spec.id());
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return ZoomScan.create(context.getCluster(), table);
  }
}
