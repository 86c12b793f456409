package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.Objects;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Refuses at once what would fail after many seconds: a method of Java's holds 64 KB of code. */
final class PlanSize extends SqlBasicVisitor<@Nullable Void> {
  /** Of one clause, in thirds of a comparison. */
  private static final int MOST = 3 * 1_020;

  private int size;

  /**
   * Checks a query before anything is loaded for its planning.
   *
   * @throws ZoomImFailure where one of its clauses is too large
   */
  static void check(SqlNode query) {
    query.accept(new PlanSize());
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect) {
      call.getOperandList().stream().filter(Objects::nonNull).forEach(PlanSize::check);
      return null;
    }
    size += call instanceof SqlCase branches ? branches.getWhenOperands().size() : weight(call);
    if (size > MOST) {
      throw SqlFailures.tooLarge();
    }
    if (call.getKind() != SqlKind.OR) {
      return super.visit(call);
    }
    call.getOperandList().stream().map(PlanSize::compared).forEach(node -> node.accept(this));
    return null;
  }

  /** Comparisons of an expression with values become one lookup in a list of these. */
  private static SqlNode compared(SqlNode alternative) {
    return alternative instanceof SqlCall call
            && call.getKind() == SqlKind.EQUALS
            && (call.operand(1) instanceof SqlLiteral || call.operand(1) instanceof SqlDynamicParam)
        ? call.operand(0)
        : alternative;
  }

  private static int weight(SqlCall call) {
    return switch (call.getKind()) {
      // Many in a row are one.
      case AND, OR -> call.operand(0).getKind() == call.getKind() ? 0 : 3;
      case ROW, VALUES, UNION, AS, JOIN -> 0;
      case BETWEEN -> 6;
      case OTHER_FUNCTION, CAST -> 1;
      default -> 3;
    };
  }
}
