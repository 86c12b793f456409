package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.AND;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.LESS_THAN_OR_EQUAL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.NOT;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.OR;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlBetweenOperator.Flag;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Writes comparisons of rows and with rows as comparisons of values: the engine takes NULL for the
 * greatest value in {@code (a, b) > (c, d)}, fails on VALUES that it has to cast, and on ANY of an
 * array when the value that is compared is NULL.
 */
final class ComparedRows {
  private ComparedRows() {}

  /** The call as it is written; the same one for others. */
  static SqlCall rewrite(SqlCall call) {
    SqlOperator operator = call.getOperator();
    if (operator instanceof SqlInOperator && call.operandCount() == 2) {
      SqlNodeList list = list(call.getKind(), call.operand(1));
      if (list != null) {
        call.setOperand(1, list);
      }
      return isIn(call.getKind()) && call.operand(1) instanceof SqlNodeList rows
          ? in(call, rows)
          : call;
    }
    if (operator instanceof SqlBetweenOperator between
        && between.flag == Flag.ASYMMETRIC
        && areRows(call.getOperandList())) {
      SqlParserPos at = call.getParserPosition();
      SqlCall both =
          AND.createCall(
              at,
              compare(at, GREATER_THAN_OR_EQUAL, call.operand(0), call.operand(1)),
              compare(at, LESS_THAN_OR_EQUAL, call.operand(0), call.operand(2)));
      return between.isNegated() ? NOT.createCall(at, both) : both;
    }
    if (call.operandCount() != 2 || !SqlKind.COMPARISON.contains(call.getKind())) {
      return call;
    }
    if (call.getOperandList().stream().anyMatch(node -> node.getKind() == SqlKind.ROW)
        && call.getOperandList().stream().anyMatch(node -> node.isA(SqlKind.QUERY))) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "A comparison of a row with a subquery is not supported; compare each column with its own"
              + " subquery, or write IN",
          call);
    }
    return areRows(call.getOperandList())
        ? compare(call.getParserPosition(), operator, call.operand(0), call.operand(1))
        : call;
  }

  /** What IN or ANY compares with; null where it is a query or a list already. */
  private static @Nullable SqlNodeList list(SqlKind kind, SqlNode rows) {
    List<SqlNode> values = new ArrayList<>();
    if (rows instanceof SqlCall call && call.getKind() == SqlKind.VALUES) {
      for (SqlNode row : call.getOperandList()) {
        boolean isBare = row instanceof SqlCall columns && columns.operandCount() == 1;
        values.add(isBare ? ((SqlCall) row).operand(0) : row);
      }
    } else if (!isIn(kind)
        && rows instanceof SqlNodeList list
        && list.size() == 1
        && list.get(0) instanceof SqlCall array
        && array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      values.addAll(array.getOperandList());
    }
    return values.isEmpty() ? null : new SqlNodeList(values, rows.getParserPosition());
  }

  /** The engine finds no type for a parameter before IN, or in the rows behind it. */
  private static SqlCall in(SqlCall call, SqlNodeList list) {
    SqlNode left = call.operand(0);
    boolean isTyped =
        !(left instanceof SqlDynamicParam)
            && list.stream().noneMatch(row -> areRows(List.of(left, row)) && hasParameter(row));
    if (isTyped) {
      return call;
    }
    SqlNode result = null;
    for (SqlNode value : list) {
      SqlParserPos at = value.getParserPosition();
      SqlNode same = rewrite(EQUALS.createCall(at, left, value));
      result = result == null ? same : OR.createCall(at, result, same);
    }
    return call.getKind() == SqlKind.IN
        ? (SqlCall) requireNonNull(result)
        : NOT.createCall(call.getParserPosition(), requireNonNull(result));
  }

  private static boolean hasParameter(SqlNode row) {
    return ((SqlCall) row).getOperandList().stream().anyMatch(SqlDynamicParam.class::isInstance);
  }

  private static boolean isIn(SqlKind kind) {
    return kind == SqlKind.IN || kind == SqlKind.NOT_IN;
  }

  private static boolean areRows(List<SqlNode> nodes) {
    return nodes.stream().allMatch(node -> node.getKind() == SqlKind.ROW)
        && nodes.stream().map(row -> ((SqlCall) row).operandCount()).distinct().count() == 1;
  }

  private static SqlCall compare(SqlParserPos at, SqlOperator operator, SqlCall a, SqlCall b) {
    SqlOperator before =
        switch (operator.getKind()) {
          case GREATER_THAN, GREATER_THAN_OR_EQUAL -> GREATER_THAN;
          case LESS_THAN, LESS_THAN_OR_EQUAL -> LESS_THAN;
          default -> operator;
        };
    int last = a.operandCount() - 1;
    SqlCall result = values(at, operator, a, b, last);
    for (int i = last - 1; i >= 0; i--) {
      SqlCall differs = values(at, before, a, b, i);
      result =
          switch (operator.getKind()) {
            case EQUALS -> AND.createCall(at, differs, result);
            case NOT_EQUALS -> OR.createCall(at, differs, result);
            default ->
                OR.createCall(at, differs, AND.createCall(at, values(at, EQUALS, a, b, i), result));
          };
    }
    return result;
  }

  private static SqlCall values(
      SqlParserPos at, SqlOperator operator, SqlCall a, SqlCall b, int i) {
    return rewrite(operator.createCall(at, a.operand(i), b.operand(i)));
  }
}
