package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.ArrayFunctions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlAsofJoin;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnnestOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Clauses and operators that the engine would refuse or get wrong, in words that it gets right. */
final class KnownClauses {
  private KnownClauses() {}

  /** The call in other words; null where they are the same. */
  static @Nullable SqlNode rewrite(SqlCall call) {
    if (call.getOperator() instanceof SqlUnnestOperator unnest && call.operandCount() > 1) {
      // CALCITE-7583: it would take each element of one array with each of the others.
      SqlParserPos position = call.getParserPosition();
      return unnest.createCall(
          position,
          new ZippedArrays(call.operandCount()).createCall(position, call.getOperandList()));
    }
    if (call.isA(EnumSet.of(SqlKind.ROLLUP, SqlKind.CUBE, SqlKind.GROUPING_SETS))) {
      return GroupingSets.of(call);
    }
    if (call instanceof SqlAsofJoin) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "ASOF JOIN is not supported; join all rows and keep the latest by ROW_NUMBER",
          call);
    }
    if (call instanceof SqlJoin join) {
      if (join.getConditionType() == JoinConditionType.ON) {
        rewriteCondition(join);
      }
      return afterComma(join);
    }
    if (call instanceof SqlSelect select) {
      select.setWhere(withoutCasts(select.getWhere()));
      select.setHaving(withoutCasts(select.getHaving()));
    }
    if (call.getKind() == SqlKind.EXPLICIT_TABLE) {
      // The engine could not order it.
      return all(call.operand(0), null, call.getParserPosition());
    }
    if (call instanceof SqlOrderBy ordered) {
      return DistinctWindows.rewrite(ordered);
    }
    if (call.getOperator() instanceof SqlQuantifyOperator
        && call.operand(1) instanceof SqlNodeList values
        && values.size() == 1
        && values.get(0) instanceof SqlCharStringLiteral text) {
      // PostgreSQL reads it as an array, and the engine as one value.
      throw SqlFailures.at(
          Kind.UNSUPPORTED, "ANY or ALL of a text is not supported; write ARRAY['a', 'b']", text);
    }
    if (call.getKind() == SqlKind.IS_FALSE || call.getKind() == SqlKind.IS_NOT_FALSE) {
      return ofEach(call, call.operand(0));
    }
    if (call.getKind() == SqlKind.LIKE && call.operandCount() == 2) {
      return escaped(call);
    }
    return call.operandCount() == 3 && isPattern(call) ? pattern(call) : null;
  }

  /**
   * The join to the right of a comma before it, which binds less. For Calcite all that is before is
   * the left side, which shows where rows without a match or common columns count; null where it
   * does not.
   */
  private static @Nullable SqlNode afterComma(SqlJoin join) {
    boolean isShown =
        join.getJoinType() == JoinType.RIGHT
            || join.getJoinType() == JoinType.FULL
            || join.isNatural()
            || join.getConditionType() == JoinConditionType.USING;
    SqlJoin node = join;
    while (isShown && node.getLeft() instanceof SqlJoin left) {
      if (left.getJoinType() == JoinType.COMMA) {
        node.setLeft(left.getRight());
        left.setRight(join);
        return left;
      }
      node = left;
    }
    return null;
  }

  /**
   * {@code (a AND b) IS NOT FALSE} of each operand: of both together RexSimplify leaves {@code x IS
   * NOT NULL} out beside a comparison of x, which is unknown where it would be FALSE.
   */
  private static SqlNode ofEach(SqlCall test, SqlNode operand) {
    SqlParserPos position = operand.getParserPosition();
    if (operand.getKind() != SqlKind.AND) {
      return test.getOperator().createCall(position, operand);
    }
    return (test.getKind() == SqlKind.IS_FALSE ? SqlStdOperatorTable.OR : SqlStdOperatorTable.AND)
        .createCall(
            position,
            ((SqlCall) operand).getOperandList().stream().map(each -> ofEach(test, each)).toList());
  }

  /** A function in FROM as the values of an array; the call itself if it is not one. */
  static SqlCall rows(SqlCall call) {
    String array =
        call.getKind() == SqlKind.COLLECTION_TABLE && call.operand(0) instanceof SqlCall rows
            ? ArrayFunctions.TABLES.get(DialectRewriter.name(rows.getOperator()))
            : null;
    if (array == null) {
      return call;
    }
    SqlCall rows = call.operand(0);
    return SqlStdOperatorTable.UNNEST.createCall(
        call.getParserPosition(), KnownFunctions.named(array, rows, rows.getOperandList()));
  }

  private static void rewriteCondition(SqlJoin join) {
    SqlNode condition = requireNonNull(join.getCondition());
    SqlParserPos position = condition.getParserPosition();
    if (condition.isA(SqlKind.QUERY)) {
      // As a whole condition the engine takes it for a table.
      condition = SqlStdOperatorTable.IS_TRUE.createCall(position, condition);
      setCondition(join, condition);
    }
    if (SqlUtil.containsCall(condition, part -> part.isA(SqlKind.QUERY))
        && join.getRight() instanceof SqlCall named
        && named.getKind() == SqlKind.AS
        && named.operand(0) instanceof SqlCall lateral
        && lateral.getKind() == SqlKind.LATERAL) {
      // The engine would lose the row that the condition's queries look at.
      join.setRight(chosen(named, lateral, condition));
      setCondition(join, SqlLiteral.createBoolean(true, position));
    }
  }

  private static void setCondition(SqlJoin join, SqlNode condition) {
    join.setOperand(join.operandCount() - 1, condition);
  }

  /** The rows of a named lateral query that a condition is true of. */
  private static SqlNode chosen(SqlCall named, SqlCall lateral, SqlNode condition) {
    SqlParserPos position = named.getParserPosition();
    List<SqlNode> inner = new ArrayList<>(named.getOperandList());
    inner.set(0, lateral.operand(0));
    SqlNode rows = all(SqlStdOperatorTable.AS.createCall(position, inner), condition, position);
    return SqlStdOperatorTable.AS.createCall(
        position, SqlStdOperatorTable.LATERAL.createCall(position, rows), named.operand(1));
  }

  private static SqlNode all(SqlNode from, @Nullable SqlNode where, SqlParserPos position) {
    SqlNodeList star = SqlNodeList.of(SqlIdentifier.star(position));
    return new SqlSelect(
        position, null, star, from, where, null, null, null, null, null, null, null, null);
  }

  /** A condition that is a cast may only say that it can be NULL, which Calcite refuses. */
  private static @Nullable SqlNode withoutCasts(@Nullable SqlNode condition) {
    if (condition == null) {
      return null;
    }
    SqlParserPos position = condition.getParserPosition();
    return switch (condition.getKind()) {
      case AND ->
          SqlStdOperatorTable.AND.createCall(
              position,
              ((SqlCall) condition)
                  .getOperandList().stream().map(KnownClauses::withoutCasts).toList());
      case CAST, SAFE_CAST -> SqlStdOperatorTable.IS_TRUE.createCall(position, condition);
      default -> condition;
    };
  }

  /** LIKE with the escape character that it has where the clause is missing. */
  private static @Nullable SqlNode escaped(SqlCall like) {
    boolean isPlain =
        like.operand(1) instanceof SqlLiteral pattern
            && (pattern.getTypeName() != SqlTypeName.CHAR || !pattern.toValue().contains("\\"));
    SqlParserPos position = like.getParserPosition();
    return isPlain
        ? null
        : like.getOperator()
            .createCall(
                position,
                like.operand(0),
                like.operand(1),
                SqlLiteral.createCharString("\\", position));
  }

  private static boolean isPattern(SqlCall call) {
    return call.getKind() == SqlKind.LIKE || call.getKind() == SqlKind.SIMILAR;
  }

  /** {@code ESCAPE ''}: no character escapes, and so it is without the clause. */
  private static @Nullable SqlNode pattern(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    SqlOperator operator = call.getOperator();
    SqlNode escape = call.operand(2);
    SqlNode bare = operator.createCall(position, call.operand(0), call.operand(1));
    if (escape instanceof SqlLiteral literal) {
      return literal.getTypeName() == SqlTypeName.CHAR && literal.toValue().isEmpty() ? bare : null;
    }
    // NULL whatever escapes, for which RexSimplify would look.
    boolean isNull = SqlUtil.isNullLiteral(call.operand(1), true);
    if (call.getKind() != SqlKind.SIMILAR && !isNull) {
      return null;
    }
    SqlNode isEmpty =
        SqlStdOperatorTable.EQUALS.createCall(
            position, escape, SqlLiteral.createCharString("", position));
    return new SqlCase(
        position, null, SqlNodeList.of(isEmpty), SqlNodeList.of(bare), isNull ? bare : call);
  }
}
