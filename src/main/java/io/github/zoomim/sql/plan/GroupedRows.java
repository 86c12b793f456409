package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableIntList;

/**
 * The row that a subquery of a grouped query looks at is a group. Calcite makes a column of it of
 * the first column that the subquery names, not of a second one and not in a query within the
 * subquery: these still are of the row that was grouped, and would be another column.
 */
public final class GroupedRows extends ExpressionRewriter {
  private final RelNode groups;
  private final Set<CorrelationId> ids;

  private GroupedRows(RexBuilder rexBuilder, RelNode groups, Set<CorrelationId> ids) {
    super(rexBuilder);
    this.groups = groups;
    this.ids = ids;
  }

  /** The plan as it was converted: rows are known by the names of their columns. */
  public static RelNode named(RelNode plan) {
    return new ExpressionRewriter(plan.getCluster().getRexBuilder()) {
      @Override
      protected RelNode rewriteNode(RelNode node) {
        if (node instanceof Aggregate aggregate && aggregate.getInput() instanceof Project input) {
          return ofKeys(aggregate, input);
        }
        Set<CorrelationId> ids = node.getVariablesSet();
        return node instanceof SingleRel single && !ids.isEmpty()
            ? node.accept(new GroupedRows(rexBuilder, single.getInput(), ids))
            : node;
      }
    }.rewrite(plan);
  }

  /** GROUPING of keys: Calcite types its argument, and not the key, as what may be NULL. */
  private static RelNode ofKeys(Aggregate aggregate, Project input) {
    List<AggregateCall> calls = new ArrayList<>(aggregate.getAggCallList());
    calls.replaceAll(
        call ->
            call.getAggregation().getKind() == SqlKind.GROUPING
                ? call.withArgList(
                    call.getArgList().stream()
                        .map(column -> key(aggregate, input, column))
                        .toList())
                : call);
    return Aggregates.with(aggregate, calls);
  }

  private static int key(Aggregate aggregate, Project input, int column) {
    return aggregate.getGroupSet().get(column)
        ? column
        : aggregate.getGroupSet().asList().stream()
            .filter(key -> text(input, key).equals(text(input, column)))
            .findFirst()
            .orElse(column);
  }

  private static String text(Project input, int column) {
    return input.getProjects().get(column).toString().replace(" NOT NULL", "");
  }

  @Override
  public RexNode visitFieldAccess(RexFieldAccess access) {
    RexNode row = access.getReferenceExpr();
    if (row instanceof RexCorrelVariable variable && ids.contains(variable.id)) {
      // Also for its type: a key of ROLLUP may be NULL.
      int column = grouped(row.getType()).indexOf(access.getField().getIndex());
      return rexBuilder.makeFieldAccess(
          rexBuilder.makeCorrel(groups.getRowType(), variable.id), column);
    }
    return super.visitFieldAccess(access);
  }

  private static boolean isOf(RelNode rel, RelDataType row) {
    return rel.getRowType().getFieldNames().equals(row.getFieldNames());
  }

  /** For each column of the groups the one of the grouped row that it is, or -1. */
  private List<Integer> grouped(RelDataType row) {
    List<Integer> columns =
        new ArrayList<>(ImmutableIntList.identity(groups.getRowType().getFieldCount()));
    RelNode rel = groups;
    while (rel instanceof SingleRel node && !isOf(rel, row)) {
      columns.replaceAll(column -> column < 0 ? column : input(node, column));
      rel = node.getInput();
    }
    return columns;
  }

  /** The column of the node's input that one of its columns is, or -1. */
  private static int input(RelNode node, int column) {
    if (node instanceof Project project) {
      return project.getProjects().get(column) instanceof RexInputRef ref ? ref.getIndex() : -1;
    }
    if (node instanceof Aggregate aggregate) {
      List<Integer> keys = aggregate.getGroupSet().asList();
      return column < keys.size() ? keys.get(column) : -1;
    }
    return column;
  }
}
