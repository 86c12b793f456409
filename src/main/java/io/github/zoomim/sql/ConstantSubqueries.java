package io.github.zoomim.sql;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Writes subqueries that read no table as what they are, so that they narrow the scan; as joins
 * they would not: {@code t IN (SELECT … FROM (VALUES …))} and {@code t > ALL (…)} as comparisons,
 * {@code (SELECT MAX(…) FROM (VALUES …))} as a value.
 */
final class ConstantSubqueries extends ExpressionRewriter {
  ConstantSubqueries(RexBuilder rexBuilder) {
    super(rexBuilder);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexNode visited = super.visitSubQuery(subQuery);
    if (!(visited instanceof RexSubQuery query)) {
      return visited;
    }
    RexNode written =
        switch (query.getKind()) {
          case IN -> comparisons(query, SqlStdOperatorTable.EQUALS);
          case SOME ->
              comparisons(
                  query,
                  RelOptUtil.op(((SqlQuantifyOperator) query.getOperator()).comparisonKind, null));
          case SCALAR_QUERY -> value(query);
          default -> null;
        };
    return written == null ? query : written;
  }

  /** Null where they can't be told. */
  private @Nullable RexNode comparisons(RexSubQuery query, SqlOperator operator) {
    RexNode left = query.getOperands().get(0);
    List<List<RexNode>> rows =
        query.getOperands().size() == 1 && isTime(left) ? rows(query.rel) : null;
    if (rows == null || rows.isEmpty()) {
      return null;
    }
    List<RexNode> comparisons = new ArrayList<>();
    for (List<RexNode> row : rows) {
      RexNode value = row.get(0);
      if (value.getType().getSqlTypeName() != left.getType().getSqlTypeName()
          || VariesByRow.test(value)) {
        return null;
      }
      comparisons.add(rexBuilder.makeCall(operator, left, value));
    }
    return RexUtil.composeDisjunction(rexBuilder, comparisons);
  }

  /** Null where it can't be told. */
  private @Nullable RexNode value(RexSubQuery query) {
    List<List<RexNode>> rows = isTime(query) ? rows(query.rel) : null;
    if (rows == null || rows.size() != 1 || VariesByRow.test(rows.get(0).get(0))) {
      return null;
    }
    return rexBuilder.ensureType(query.getType(), rows.get(0).get(0), true);
  }

  private static boolean isTime(RexNode node) {
    SqlTypeName name = node.getType().getSqlTypeName();
    return name == SqlTypeName.TIMESTAMP || name == SqlTypeName.DATE;
  }

  /** The rows of a relation that reads no table, duplicates included; null for another one. */
  private @Nullable List<List<RexNode>> rows(RelNode node) {
    List<List<RexNode>> rows = new ArrayList<>();
    if (node instanceof Values values) {
      values.getTuples().forEach(tuple -> rows.add(List.copyOf(tuple)));
      return rows;
    }
    if (node instanceof Union union) {
      for (RelNode input : union.getInputs()) {
        List<List<RexNode>> some = rows(input);
        if (some == null) {
          return null;
        }
        rows.addAll(some);
      }
      return rows;
    }
    if (node instanceof Aggregate aggregate) {
      List<RexNode> row = extremes(aggregate);
      return row == null ? null : List.of(row);
    }
    List<List<RexNode>> below = node instanceof Project project ? rows(project.getInput()) : null;
    if (below == null) {
      return null;
    }
    for (List<RexNode> row : below) {
      RexShuttle filled =
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
              return row.get(ref.getIndex());
            }
          };
      rows.add(filled.visitList(((Project) node).getProjects()));
    }
    return rows;
  }

  /** The one row of an aggregate that is nothing but MIN and MAX; null for another one. */
  private @Nullable List<RexNode> extremes(Aggregate aggregate) {
    List<List<RexNode>> rows =
        aggregate.getGroupCount() == 0 && aggregate.getGroupSets().size() == 1
            ? rows(aggregate.getInput())
            : null;
    if (rows == null || rows.isEmpty()) {
      return null;
    }
    List<RexNode> row = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      SqlOperator better =
          switch (call.getAggregation().getKind()) {
            case MIN -> SqlStdOperatorTable.LESS_THAN;
            case MAX -> SqlStdOperatorTable.GREATER_THAN;
            default -> null;
          };
      if (better == null || call.hasFilter()) {
        return null;
      }
      RexNode best = null;
      for (List<RexNode> values : rows) {
        RexNode value = values.get(call.getArgList().get(0));
        // They leave NULLs out, which a comparison of two would not.
        if (value.getType().isNullable()) {
          return null;
        }
        best =
            best == null
                ? value
                : rexBuilder.makeCall(
                    SqlStdOperatorTable.CASE,
                    rexBuilder.makeCall(better, value, best),
                    value,
                    best);
      }
      row.add(requireNonNull(best));
    }
    return row;
  }
}
