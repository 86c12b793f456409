package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.RunLimits;
import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.History;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeOrder;
import io.github.zoomim.sql.time.TimePredicate;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * What a scan asks for, with gaps for what only the execution knows. Public for the generated
 * code's sake only.
 *
 * @param table the table's name from the root schema on
 * @param shared whether the rows may be read by more than one reader of the same execution
 */
public record ScanTemplate(
    List<String> table,
    TimePredicate predicate,
    ReaderDemand demand,
    ScanOrder order,
    boolean shared) {
  /** The scanner of the account whose schema this is: one plan serves many accounts. */
  public SessionScanner scanner(SchemaPlus root) {
    SchemaPlus schema = root;
    for (String name : table.subList(0, table.size() - 1)) {
      schema = requireNonNull(schema.subSchemas().get(name), name);
    }
    String name = table.get(table.size() - 1);
    return ((ScannedTable) requireNonNull(schema.tables().get(name), name)).scanner();
  }

  /** The expressions whose values fill the gaps. */
  public List<RexNode> constants() {
    return predicate.constants();
  }

  /**
   * Fills the gaps.
   *
   * @param history the days that can be asked for when the execution begins
   */
  public ScanRequest request(
      History history,
      List<? extends @Nullable Object> values,
      RunLimits limits,
      IntFunction<@Nullable Object> parameters) {
    TimeOrder wanted = order.resolve(limits.maxRows(), parameters);
    boolean useless = wanted == TimeOrder.ANY && order.order() != TimeOrder.ANY;
    return new ScanRequest(
        predicate.days(values, history),
        useless ? new Demand.Everything() : demand.resolve(limits.maxRows(), parameters),
        wanted,
        limits.fetchSize());
  }
}
