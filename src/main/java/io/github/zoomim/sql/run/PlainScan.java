package io.github.zoomim.sql.run;

import io.github.zoomim.sql.time.TimePredicate;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.jspecify.annotations.Nullable;

/**
 * A scan of all rows, or of the first ones, without a plan.
 *
 * @param table the table's name from the root schema on
 */
public record PlainScan(List<String> table, ReaderDemand demand) {
  private static final @Nullable Object[] NO_CONSTANTS = {};

  /** The scan of a table; null for one of another kind. */
  public static @Nullable PlainScan of(SqlValidatorTable table) {
    return table.unwrap(ScannedTable.class) == null
        ? null
        : new PlainScan(List.copyOf(table.getQualifiedName()), ReaderDemand.EVERYTHING);
  }

  /** The same scan, whose rows are the statement's. */
  public PlainScan limited(long offset, long fetch, RelDataTypeFactory types) {
    ReaderDemand.Limit limit =
        new ReaderDemand.Limit(
            offset == 0 ? null : literal(offset, types),
            fetch == RowLimits.NO_LIMIT ? null : literal(fetch, types));
    boolean isLimited = limit.offset() != null || limit.fetch() != null;
    return new PlainScan(table, isLimited ? ReaderDemand.ROOT.below(limit) : ReaderDemand.ROOT);
  }

  private static RexNode literal(long value, RelDataTypeFactory types) {
    return new RexBuilder(types).makeExactLiteral(BigDecimal.valueOf(value));
  }

  /** The rows of an execution; nothing is requested before they are enumerated. */
  public Enumerable<@Nullable Object[]> rows(DataContext context) {
    ScanTemplate template =
        new ScanTemplate(table, TimePredicate.NONE, demand, ScanOrder.ANY, false);
    return ScanRuntime.scan(context, template, NO_CONSTANTS);
  }
}
