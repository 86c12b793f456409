package io.github.zoomim.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code t IN (SELECT … FROM (VALUES …))} as the list that it is, so that it narrows the
 * scan. As a join it would not.
 */
final class ConstantSubqueries extends ExpressionRewriter {
  ConstantSubqueries(RexBuilder rexBuilder) {
    super(rexBuilder);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery subQuery) {
    RexNode visited = super.visitSubQuery(subQuery);
    if (!(visited instanceof RexSubQuery in)
        || in.getKind() != SqlKind.IN
        || in.getOperands().size() != 1) {
      return visited;
    }
    RexNode left = in.getOperands().get(0);
    List<List<RexNode>> rows = isTime(left) ? rows(in.rel) : null;
    if (rows == null || rows.isEmpty()) {
      return in;
    }
    List<RexNode> comparisons = new ArrayList<>();
    for (List<RexNode> row : rows) {
      RexNode value = row.get(0);
      if (value.getType().getSqlTypeName() != left.getType().getSqlTypeName()
          || VariesByRow.test(value)) {
        return in;
      }
      comparisons.add(rexBuilder.makeCall(SqlStdOperatorTable.EQUALS, left, value));
    }
    return RexUtil.composeDisjunction(rexBuilder, comparisons);
  }

  private static boolean isTime(RexNode node) {
    SqlTypeName name = node.getType().getSqlTypeName();
    return name == SqlTypeName.TIMESTAMP || name == SqlTypeName.DATE;
  }

  /** The rows of a relation that reads no table, duplicates included; null for another one. */
  private static @Nullable List<List<RexNode>> rows(RelNode node) {
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
}
