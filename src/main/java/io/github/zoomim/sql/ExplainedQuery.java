package io.github.zoomim.sql;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.ScanPlan;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeOrder;
import io.github.zoomim.sql.code.QueryContext;
import io.github.zoomim.sql.plan.BottomUp;
import io.github.zoomim.sql.run.DerivedParameter;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.OpenScans;
import io.github.zoomim.sql.run.ParameterValues;
import io.github.zoomim.sql.run.ScanOrder;
import io.github.zoomim.sql.run.ScanTemplate;
import io.github.zoomim.sql.run.ZoomScan;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.sql.JDBCType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexExecutable;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.SqlExplain;
import org.jspecify.annotations.Nullable;

/**
 * {@code EXPLAIN PLAN FOR}: the plan as text in one row, with the windows that each scan would ask
 * for if it ran now. Sends no request.
 */
final class ExplainedQuery implements PreparedQuery {
  private final SchemaPlus root;
  private final EnumerableRel plan;
  private final List<SqlType> parameters;
  private final List<DerivedParameter> derived;
  private final SqlExplain explain;

  ExplainedQuery(SchemaPlus root, QueryPlanner.Plan plan, SqlExplain explain) {
    this.root = root;
    this.plan = requireNonNull(plan.rel());
    this.derived = plan.derived();
    this.parameters = CompiledPlan.parameters(plan);
    this.explain = explain;
  }

  @Override
  public List<Column> columns() {
    SqlType text = new SqlType(JDBCType.VARCHAR, "VARCHAR", 0, 0, null);
    return List.of(new Column("PLAN", null, null, text, false, null));
  }

  @Override
  public List<SqlType> parameters() {
    return parameters;
  }

  @Override
  public RowCursor open(List<? extends @Nullable Object> values, Execution execution) {
    ExecutionStart start = ExecutionStart.of(root, new OpenScans(execution));
    ParameterValues parameterValues = new ParameterValues(parameters, values, derived, start);
    RelNode explained =
        BottomUp.rewrite(
            plan,
            node ->
                node instanceof ZoomScan scan
                    ? scan.explainedAs(asks(scan, parameterValues, start))
                    : node);
    String text = RelOptUtil.dumpPlan("", explained, explain.getFormat(), explain.getDetailLevel());
    return new ListedRows.Reader(List.of(List.of(text)), 0);
  }

  private String asks(ZoomScan scan, ParameterValues parameterValues, ExecutionStart start) {
    ScanTemplate template = scan.template();
    SessionScanner scanner = template.scanner(root);
    QueryContext context = QueryContext.forExecution(start, java.util.Map.of(), parameterValues);
    ScanRequest request =
        template.request(
            scanner.history(start.now()),
            constants(scan, template, context),
            start.scans().execution().limits(),
            parameterValues::get);
    return asks(request.order(), scanner, request, start.now());
  }

  private static String asks(
      TimeOrder order, SessionScanner scanner, ScanRequest request, Instant now) {
    ScanPlan plan = scanner.plan(request, now);
    String kept =
        plan.fromMemory().isEmpty() ? "" : "; from memory " + String.join(", ", plan.fromMemory());
    if (plan.windows().isEmpty()) {
      return "nothing" + kept;
    }
    return (order == TimeOrder.ANY ? "" : ScanOrder.text(order) + ": ")
        + plan.windows().stream().map(DateWindow::toString).collect(Collectors.joining(", "))
        + (plan.growing() ? ", then growing windows" : "")
        + ", page size "
        + plan.pageSize()
        + kept;
  }

  private static List<@Nullable Object> constants(
      ZoomScan scan, ScanTemplate template, QueryContext context) {
    if (template.constants().isEmpty()) {
      return List.of();
    }
    RexExecutable code =
        RexExecutorImpl.getExecutable(
            scan.getCluster().getRexBuilder(), template.constants(), scan.getRowType());
    code.setDataContext(context);
    return Arrays.asList(java.util.Objects.requireNonNull(code.execute()));
  }
}
