package io.github.zoomim.sql.dialect;

import com.google.common.collect.Iterables;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.apache.calcite.util.Litmus;
import org.apache.calcite.util.Util;
import org.jspecify.annotations.Nullable;

/**
 * {@code SELECT DISTINCT … OVER (…) … ORDER BY} with the DISTINCT around a subquery: Calcite's
 * validator would look for the columns within OVER, WITHIN GROUP and FILTER among those that are
 * selected.
 */
final class DistinctWindows {
  private static final Set<SqlKind> WRAPPED =
      EnumSet.of(SqlKind.OVER, SqlKind.WITHIN_GROUP, SqlKind.FILTER);

  private DistinctWindows() {}

  /** The query in these words; null where they are the same. */
  static @Nullable SqlNode rewrite(SqlOrderBy ordered) {
    SqlNode body = ordered.query instanceof SqlWith with ? with.body : ordered.query;
    if (!(body instanceof SqlSelect select) || !select.isDistinct() || !hasWindow(select)) {
      return null;
    }
    SqlParserPos position = select.getParserPosition();
    SqlNodeList selected = select.getSelectList();
    SqlSelect inner = (SqlSelect) select.clone(position);
    inner.setOperand(0, SqlNodeList.EMPTY);
    List<SqlNode> from = new ArrayList<>();
    from.add(inner);
    from.add(new SqlIdentifier("selected", position));
    List<SqlNode> columns = new ArrayList<>();
    if (selected.stream().anyMatch(DistinctWindows::isStar)) {
      columns.add(SqlIdentifier.star(position));
    } else {
      for (int i = 0; i < selected.size(); i++) {
        SqlIdentifier column = new SqlIdentifier("column" + i, position);
        from.add(column);
        columns.add(SqlValidatorUtil.addAlias(column, SqlValidatorUtil.alias(selected.get(i), i)));
      }
    }
    SqlSelect outer =
        new SqlSelect(
            position,
            SqlNodeList.of(SqlSelectKeyword.DISTINCT.symbol(position)),
            new SqlNodeList(columns, position),
            SqlStdOperatorTable.AS.createCall(position, from),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
    SqlNode query =
        ordered.query instanceof SqlWith with
            ? new SqlWith(with.getParserPosition(), with.withList, outer)
            : outer;
    SqlNodeList order = new SqlNodeList(ordered.orderList.getParserPosition());
    ordered.orderList.forEach(item -> order.add(byPlace(item, selected)));
    return new SqlOrderBy(ordered.getParserPosition(), query, order, ordered.offset, ordered.fetch);
  }

  private static boolean isStar(SqlNode item) {
    return item instanceof SqlIdentifier name && name.isStar();
  }

  private static boolean hasWindow(SqlSelect select) {
    return SqlUtil.containsCall(select.getSelectList(), call -> WRAPPED.contains(call.getKind()));
  }

  /** An expression that is selected, by its place: outside it has a name at most. */
  private static SqlNode byPlace(SqlNode item, SqlNodeList selected) {
    if (item instanceof SqlCall call
        && switch (call.getKind()) {
          case DESCENDING, NULLS_FIRST, NULLS_LAST -> true;
          default -> false;
        }) {
      return call.getOperator()
          .createCall(call.getParserPosition(), byPlace(call.operand(0), selected));
    }
    if (item instanceof SqlLiteral) {
      // A place already, whatever constant is selected.
      return item;
    }
    int place =
        Iterables.indexOf(
            selected, column -> SqlUtil.stripAs(column).equalsDeep(item, Litmus.IGNORE));
    if (place < 0 && item instanceof SqlIdentifier name && !name.isSimple()) {
      place =
          Iterables.indexOf(
              selected,
              column ->
                  column instanceof SqlIdentifier other && lastName(other).equals(lastName(name)));
    }
    return place < 0
        ? item
        : SqlLiteral.createExactNumeric(String.valueOf(place + 1), item.getParserPosition());
  }

  private static String lastName(SqlIdentifier name) {
    return Util.last(name.names).toLowerCase(Locale.ROOT);
  }
}
