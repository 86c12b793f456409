package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
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
  public @Nullable Void visit(SqlDynamicParam parameter) {
    size += 3;
    return null;
  }

  @Override
  public @Nullable Void visit(SqlCall call) {
    if (call instanceof SqlSelect) {
      call.getOperandList().stream().filter(Objects::nonNull).forEach(PlanSize::check);
      return null;
    }
    size += weight(call);
    if (size > MOST) {
      throw SqlFailures.tooLarge();
    }
    switch (call.getKind()) {
      case OR -> visitAlternatives(call, new HashSet<>());
      case IN, NOT_IN -> visitList(call);
      default -> super.visit(call);
    }
    return null;
  }

  /** Comparisons of one expression with values become one lookup in a list. */
  private void visitAlternatives(SqlCall or, Set<String> listed) {
    for (SqlNode alternative : or.getOperandList()) {
      if (!(alternative instanceof SqlCall call)) {
        alternative.accept(this);
      } else if (call.getKind() == SqlKind.OR) {
        visitAlternatives(call, listed);
      } else if (call.getKind() != SqlKind.EQUALS
          || !isValue(call.operand(1))
          || listed.add(call.operand(0).toString())) {
        call.accept(this);
      }
    }
  }

  /** Values are looked up; rows are compared one by one and column by column. */
  private void visitList(SqlCall in) {
    in.operand(0).accept(this);
    if (in.operand(1) instanceof SqlNodeList list) {
      for (SqlNode element : list) {
        size += element.getKind() == SqlKind.ROW ? 3 + 3 * ((SqlCall) element).operandCount() : 0;
        if (!isValue(element)) {
          element.accept(this);
        }
      }
    } else {
      in.operand(1).accept(this);
    }
  }

  private static boolean isValue(SqlNode node) {
    return node instanceof SqlLiteral || node instanceof SqlDynamicParam;
  }

  private static int weight(SqlCall call) {
    return switch (call.getKind()) {
      // Many in a row are one.
      case AND -> call.operand(0).getKind() == call.getKind() ? 0 : 3;
      case CASE -> 2 * ((SqlCase) call).getWhenOperands().size();
      case ROW, VALUES, UNION, AS -> 0;
      case LIKE -> 5;
      case BETWEEN, JOIN -> 6;
      // Planned as a join.
      case EXISTS, SCALAR_QUERY -> 12;
      case OTHER_FUNCTION, CAST -> 1;
      default -> 3;
    };
  }
}
