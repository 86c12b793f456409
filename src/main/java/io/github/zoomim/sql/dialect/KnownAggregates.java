package io.github.zoomim.sql.dialect;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.Aggregates;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJsonConstructorNullClause;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/** Calls of aggregates as people write them, by those that there are: {@link Aggregates}. */
final class KnownAggregates {
  /** What overlooks rows whose argument is NULL. */
  private static final Set<String> OVERLOOKS_NULL =
      Set.of(
          "COUNT",
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "BOOL_AND",
          "BOOL_OR",
          "EVERY",
          "SOME",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "ANY_VALUE",
          "LISTAGG",
          "MODE");

  private KnownAggregates() {}

  /**
   * The call in words that there are; null where they are the same.
   *
   * @param name the aggregate's or the operator's name in upper case
   */
  static @Nullable SqlNode rewrite(String name, SqlCall call) {
    return switch (name) {
      case "COUNT" -> countOfRows(call);
      case "STRING_AGG", "GROUP_CONCAT", "LISTAGG" -> texts(name, call);
      case "ARRAY_AGG" -> gathered(Aggregates.ARRAY_AGG, call, call.getOperandList());
      case "MODE" ->
          call.operandCount() == 1 ? gathered(Aggregates.MODE, call, call.getOperandList()) : null;
      case "MEDIAN" -> median(call);
      case "MIN_BY" -> gathered(Aggregates.ARG_MIN, call, call.getOperandList());
      case "MAX_BY" -> gathered(Aggregates.ARG_MAX, call, call.getOperandList());
      case "WITHIN GROUP" -> withinGroup(call);
      case "RESPECT NULLS" -> isArray(call.operand(0)) ? call.operand(0) : null;
      case "IGNORE NULLS" -> isArray(call.operand(0)) ? withoutNulls(call.operand(0)) : null;
      case "FILTER" -> filters(call);
      case "OVER" -> window(call);
      default -> null;
    };
  }

  /**
   * {@code COUNT(DISTINCT (a, b))}: for Calcite no two rows are the same, and one of NULLs is NULL;
   * as JSON they are right.
   */
  private static @Nullable SqlNode countOfRows(SqlCall call) {
    if (call.operandCount() != 1 || call.operand(0).getKind() != SqlKind.ROW) {
      return null;
    }
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> values = new ArrayList<>(((SqlCall) call.operand(0)).getOperandList());
    values.add(0, SqlLiteral.createSymbol(SqlJsonConstructorNullClause.NULL_ON_NULL, position));
    return call.getOperator()
        .createCall(
            call.getFunctionQuantifier(),
            position,
            SqlStdOperatorTable.JSON_ARRAY.createCall(position, values));
  }

  /** All of them are LISTAGG with a separator, which is empty where it is NULL. */
  private static SqlNode texts(String name, SqlCall call) {
    List<SqlNode> arguments = new ArrayList<>(call.getOperandList());
    SqlParserPos position = call.getParserPosition();
    SqlNode separator = SqlLiteral.createCharString(name.equals("LISTAGG") ? "" : ",", position);
    int last = arguments.size() - 1;
    if (last >= 0 && arguments.get(last).getKind() == SqlKind.SEPARATOR) {
      separator = ((SqlCall) arguments.remove(last)).operand(0);
    } else if (last >= 1 && !(arguments.get(1) instanceof SqlNodeList)) {
      separator = arguments.remove(1);
    }
    boolean isText =
        separator instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.CHAR;
    if (!isText) {
      separator =
          SqlStdOperatorTable.COALESCE.createCall(
              position, separator, SqlLiteral.createCharString("", position));
    }
    arguments.add(Math.min(1, arguments.size()), separator);
    return gathered(Aggregates.LISTAGG, call, arguments);
  }

  /** The aggregate; an ORDER BY among the arguments is that of WITHIN GROUP. */
  private static SqlNode gathered(SqlAggFunction aggregate, SqlCall call, List<SqlNode> arguments) {
    SqlParserPos position = call.getParserPosition();
    SqlLiteral quantifier = call.getFunctionQuantifier();
    return !arguments.isEmpty() && Util.last(arguments) instanceof SqlNodeList order
        ? SqlStdOperatorTable.WITHIN_GROUP.createCall(
            position,
            aggregate.createCall(quantifier, position, Util.skipLast(arguments)),
            nullsLast(order))
        : aggregate.createCall(quantifier, position, arguments);
  }

  private static @Nullable SqlNode median(SqlCall call) {
    if (call.operandCount() != 1) {
      return null;
    }
    SqlParserPos position = call.getParserPosition();
    SqlNode half = SqlLiteral.createExactNumeric("0.5", position);
    return ordered(
        Aggregates.PERCENTILE_CONT, call, List.of(call.operand(0), half), call.operand(0));
  }

  /** {@code PERCENTILE_CONT(p) WITHIN GROUP (ORDER BY x)}: of x and p. */
  private static @Nullable SqlNode withinGroup(SqlCall call) {
    if (!(call.operand(0) instanceof SqlCall aggregate)
        || !(call.operand(1) instanceof SqlNodeList order)) {
      return null;
    }
    call.setOperand(1, nullsLast(order));
    if (order.size() != 1) {
      return null;
    }
    SqlNode item = nullsLast(order.get(0));
    List<SqlNode> arguments = new ArrayList<>();
    arguments.add(value(item));
    arguments.addAll(aggregate.getOperandList());
    String name = DialectRewriter.name(aggregate.getOperator());
    if (name.equals("MODE") && aggregate.operandCount() == 0) {
      return ordered(Aggregates.MODE, aggregate, arguments, item);
    }
    if (!name.startsWith("PERCENTILE_") || aggregate.operandCount() != 1) {
      return null;
    }
    arguments.set(1, UntypedParameters.cast(arguments.get(1), SqlTypeName.DOUBLE));
    return ordered(
        name.endsWith("CONT") ? Aggregates.PERCENTILE_CONT : Aggregates.PERCENTILE_DISC,
        aggregate,
        arguments,
        item);
  }

  private static boolean isArray(SqlNode call) {
    return aggregate(call).getOperator().equals(Aggregates.ARRAY_AGG);
  }

  /** The call of an aggregate without its WITHIN GROUP. */
  private static SqlCall aggregate(SqlNode call) {
    return call.getKind() == SqlKind.WITHIN_GROUP ? ((SqlCall) call).operand(0) : (SqlCall) call;
  }

  private static SqlNode withoutNulls(SqlNode call) {
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.FILTER.createCall(
        position,
        call,
        SqlStdOperatorTable.IS_NOT_NULL.createCall(
            position, aggregate(call).getOperandList().get(0)));
  }

  /** One FILTER for two. */
  private static @Nullable SqlNode filters(SqlCall call) {
    if (!(call.operand(0) instanceof SqlCall inner) || inner.getKind() != SqlKind.FILTER) {
      return null;
    }
    SqlParserPos position = call.getParserPosition();
    SqlNode both =
        SqlStdOperatorTable.AND.createCall(position, List.of(inner.operand(1), call.operand(1)));
    return SqlStdOperatorTable.FILTER.createCall(position, List.of(inner.operand(0), both));
  }

  private static SqlNode ordered(
      SqlAggFunction aggregate, SqlCall call, List<SqlNode> arguments, SqlNode order) {
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.WITHIN_GROUP.createCall(
        position,
        aggregate.createCall(position, arguments),
        new SqlNodeList(List.of(order), position));
  }

  /** Within an aggregate Calcite has NULLs first in descending order, unless it is said. */
  private static SqlNodeList nullsLast(SqlNodeList order) {
    return new SqlNodeList(
        order.stream().map(KnownAggregates::nullsLast).toList(), order.getParserPosition());
  }

  private static SqlNode nullsLast(SqlNode item) {
    return item.getKind() == SqlKind.DESCENDING
        ? SqlStdOperatorTable.NULLS_LAST.createCall(item.getParserPosition(), item)
        : item;
  }

  /** What an item of an ORDER BY orders by. */
  static SqlNode value(SqlNode item) {
    return switch (item.getKind()) {
      case DESCENDING, NULLS_FIRST, NULLS_LAST -> value(((SqlCall) item).operand(0));
      default -> item;
    };
  }

  /**
   * CALCITE-7595: a window takes no aggregate with a FILTER; as arguments that are NULL it does.
   */
  private static @Nullable SqlNode window(SqlCall over) {
    if (!(over.operand(0) instanceof SqlCall filter)) {
      return null;
    }
    if (filter.getKind() == SqlKind.WITHIN_GROUP) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "WITHIN GROUP is not supported in a window function; aggregate with GROUP BY and join",
          filter);
    }
    if (filter.getKind() == SqlKind.IGNORE_NULLS) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "IGNORE NULLS is not supported in a window function; leave the NULLs out with WHERE",
          filter);
    }
    if (filter.getKind() == SqlKind.RESPECT_NULLS) {
      return SqlStdOperatorTable.OVER.createCall(
          over.getParserPosition(), filter.operand(0), over.operand(1));
    }
    if (filter.getKind() != SqlKind.FILTER) {
      return null;
    }
    SqlNode aggregate = filter.operand(0);
    if (!(aggregate instanceof SqlCall call)
        || !OVERLOOKS_NULL.contains(DialectRewriter.name(call.getOperator()))) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "FILTER is not supported for this function in a window; write CASE WHEN … THEN … END as"
              + " its argument",
          filter);
    }
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> arguments = new ArrayList<>(call.getOperandList());
    boolean isStar = arguments.get(0) instanceof SqlIdentifier name && name.isStar();
    SqlNode counted = isStar ? SqlLiteral.createExactNumeric("1", position) : arguments.get(0);
    arguments.set(
        0,
        new SqlCase(
            position,
            null,
            SqlNodeList.of(filter.operand(1)),
            SqlNodeList.of(counted),
            SqlLiteral.createNull(position)));
    return SqlStdOperatorTable.OVER.createCall(
        over.getParserPosition(),
        call.getOperator().createCall(call.getFunctionQuantifier(), position, arguments),
        over.operand(1));
  }
}
