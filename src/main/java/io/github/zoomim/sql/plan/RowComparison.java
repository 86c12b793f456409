package io.github.zoomim.sql.plan;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** A comparison of two rows: by their first columns, where these are equal by the next. */
final class RowComparison {
  private RowComparison() {}

  static RexNode of(RexBuilder rexBuilder, SqlKind kind, List<RexNode> left, List<RexNode> right) {
    List<RexNode> equal = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      equal.add(rexBuilder.makeCall(EQUALS, left.get(i), right.get(i)));
    }
    if (kind == SqlKind.EQUALS || kind == SqlKind.NOT_EQUALS) {
      RexNode all = RexUtil.composeConjunction(rexBuilder, equal);
      return kind == SqlKind.EQUALS ? all : rexBuilder.makeCall(SqlStdOperatorTable.NOT, all);
    }
    int last = left.size() - 1;
    RexNode rest = rexBuilder.makeCall(RexUtil.op(kind), left.get(last), right.get(last));
    for (int i = last - 1; i >= 0; i--) {
      RexNode first = rexBuilder.makeCall(strict(kind), left.get(i), right.get(i));
      rest =
          RexUtil.composeDisjunction(
              rexBuilder,
              List.of(first, RexUtil.composeConjunction(rexBuilder, List.of(equal.get(i), rest))));
    }
    return rest;
  }

  private static SqlOperator strict(SqlKind kind) {
    return switch (kind) {
      case LESS_THAN, LESS_THAN_OR_EQUAL -> SqlStdOperatorTable.LESS_THAN;
      default -> SqlStdOperatorTable.GREATER_THAN;
    };
  }
}
