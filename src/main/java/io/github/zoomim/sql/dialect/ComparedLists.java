package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * {@code x IN (a, b)} as {@code x = a OR x = b}. The engine finds lists in the aggregates of a
 * query but not in their ORDER BY, nor in those that a window function is of, as {@code
 * SUM(COUNT(*) FILTER (WHERE x IN (a, b))) OVER ()}, and then fails on them.
 */
final class ComparedLists extends SqlShuttle {
  private static final ComparedLists INSTANCE = new ComparedLists();

  private ComparedLists() {}

  static SqlNode rewrite(SqlNode node) {
    return requireNonNull(node.accept(INSTANCE));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      return call;
    }
    boolean negated = call.getKind() == SqlKind.NOT_IN;
    if ((negated || call.getKind() == SqlKind.IN)
        && call.operand(1) instanceof SqlNodeList values) {
      return compared(call, values, negated);
    }
    return super.visit(call);
  }

  private static SqlNode compared(SqlCall call, SqlNodeList values, boolean negated) {
    SqlParserPos position = call.getParserPosition();
    SqlOperator one = negated ? SqlStdOperatorTable.NOT_EQUALS : SqlStdOperatorTable.EQUALS;
    SqlOperator all = negated ? SqlStdOperatorTable.AND : SqlStdOperatorTable.OR;
    return values.stream()
        .map(value -> (SqlNode) one.createCall(position, call.operand(0), value))
        .reduce((left, right) -> all.createCall(position, left, right))
        .orElseThrow();
  }
}
