package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses at once what would fail after many seconds: a method of Java's holds 64 KB of code. */
final class PlanSize extends RexShuttle {
  private static final int MOST_CALLS = 1_200;

  /** Of a statement before it is converted, a branch of CASE counting for a third more. */
  private static final int MOST_OPERATORS = 1_020;

  private int calls;

  private PlanSize() {}

  /**
   * Checks a plan.
   *
   * @throws ZoomImFailure where one of its conditions or lists of expressions is too large
   */
  static void check(RelNode plan) {
    plan.accept(new PlanSize());
    plan.getInputs().forEach(PlanSize::check);
  }

  /**
   * Checks a query before the planner is loaded for it.
   *
   * @throws ZoomImFailure where one of its clauses is too large
   */
  static void check(SqlNode query) {
    query.accept(new Clauses());
  }

  private static final class Clauses extends SqlBasicVisitor<@Nullable Void> {
    /** AND and OR of many are one, and rows of VALUES are no code. */
    private static final Set<SqlKind> FREE = Set.of(SqlKind.AND, SqlKind.OR, SqlKind.ROW);

    private float operators;

    @Override
    public @Nullable Void visit(SqlCall call) {
      if (call instanceof SqlSelect) {
        call.getOperandList().stream()
            .filter(Objects::nonNull)
            .forEach(clause -> clause.accept(new Clauses()));
        return null;
      }
      if (call instanceof SqlCase branches) {
        operators += branches.getWhenOperands().size() / 3f;
      } else if (isValue(call.getKind())) {
        operators++;
      }
      if (operators > MOST_OPERATORS) {
        throw SqlFailures.tooLarge();
      }
      return super.visit(call);
    }

    private static boolean isValue(SqlKind kind) {
      return !FREE.contains(kind) && kind.belongsTo(SqlKind.EXPRESSION);
    }
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (++calls > MOST_CALLS) {
      throw SqlFailures.tooLarge();
    }
    return super.visitCall(call);
  }

  @Override
  public RexNode visitSubQuery(RexSubQuery query) {
    check(query.rel);
    return super.visitSubQuery(query);
  }
}
