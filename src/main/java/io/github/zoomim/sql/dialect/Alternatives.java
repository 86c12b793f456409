package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.jspecify.annotations.Nullable;

/** Expressions that have one type among them, so that a parameter has that of the others. */
final class Alternatives {
  private Alternatives() {}

  /**
   * What a call returns one of; empty for other calls. In a COALESCE of three they stand in CASTs.
   */
  static List<SqlNode> results(SqlNode node) {
    if (node instanceof SqlCase choice) {
      List<SqlNode> results = new ArrayList<>();
      for (SqlNode result : choice.getThenOperands()) {
        boolean isCast =
            result instanceof SqlCall call
                && call.getOperator().equals(SqlInternalOperators.CAST_NOT_NULL);
        results.add(isCast ? ((SqlCall) result).operand(0) : result);
      }
      results.add(requireNonNull(choice.getElseOperand()));
      return results;
    }
    return node instanceof SqlCall call
            && switch (DialectRewriter.name(call.getOperator())) {
              case "GREATEST", "LEAST" -> true;
              default -> false;
            }
        ? call.getOperandList()
        : List.of();
  }

  /** What a call compares; empty for other calls. */
  static List<SqlNode> compared(SqlCall call) {
    boolean compares =
        call.isA(SqlKind.COMPARISON)
            || call.getOperator() instanceof SqlBetweenOperator
            || call.getOperator() instanceof SqlInOperator
            || call.getKind() == SqlKind.IS_DISTINCT_FROM
            || call.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
    return compares
        ? call.getOperandList().stream()
            .flatMap(node -> node instanceof SqlNodeList list ? list.stream() : Stream.of(node))
            .toList()
        : List.of();
  }

  /** The parameters whose type is that of the expression, or of its columns. */
  static Stream<SqlDynamicParam> parameters(SqlNode node) {
    return node instanceof SqlDynamicParam parameter
        ? Stream.of(parameter)
        : parts(node).stream().flatMap(Alternatives::parameters);
  }

  private static List<SqlNode> parts(SqlNode node) {
    return switch (node.getKind()) {
      case ROW, DESCENDING, NULLS_FIRST, NULLS_LAST -> ((SqlCall) node).getOperandList();
      default -> results(node);
    };
  }

  /** Whether it has no type but that of its parameters. */
  static boolean isOpen(SqlNode node) {
    return node instanceof SqlSelect select
        ? select.getSelectList().stream().map(SqlUtil::stripAs).anyMatch(Alternatives::isOpen)
        : parameters(node).findAny().isPresent();
  }

  /** What is returned of an expression, or of those within it, but for what is open and NULL. */
  static Stream<SqlNode> settled(SqlNode node) {
    return isOpen(node)
        ? results(node).stream().flatMap(Alternatives::settled)
        : Stream.of(node).filter(value -> !SqlUtil.isNullLiteral(value, false));
  }

  /** The first branch of a UNION that has types where others have none; null without one. */
  static @Nullable SqlNode typedBranch(SqlNode query) {
    List<SqlNode> branches = branches(query).toList();
    return branches.stream().anyMatch(Alternatives::isOpen)
        ? branches.stream().filter(branch -> !isOpen(branch)).findFirst().orElse(null)
        : null;
  }

  private static Stream<SqlNode> branches(SqlNode query) {
    return query.isA(SqlKind.SET_QUERY)
        ? ((SqlCall) query).getOperandList().stream().flatMap(Alternatives::branches)
        : Stream.of(query);
  }

  /** The columns of VALUES; none where its rows differ in length. */
  static List<List<SqlNode>> columns(SqlCall values) {
    List<List<SqlNode>> rows =
        values.getOperandList().stream().map(row -> ((SqlCall) row).getOperandList()).toList();
    int count = rows.get(0).size();
    return rows.stream().allMatch(row -> row.size() == count)
        ? IntStream.range(0, count)
            .mapToObj(i -> rows.stream().map(row -> row.get(i)).toList())
            .toList()
        : List.of();
  }
}
