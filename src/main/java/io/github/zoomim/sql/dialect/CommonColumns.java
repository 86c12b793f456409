package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * The columns that USING and NATURAL merge, written out. Calcite finds them in the SELECT list and
 * in GROUP BY only, and of two tables only. Here a join gets the condition that it stands for, and
 * the name of a merged column becomes the column that has it, or COALESCE of both in a FULL JOIN.
 */
final class CommonColumns extends SqlShuttle {
  /** They are changed in place: the validator knows tables by their nodes. */
  private static final Set<SqlKind> TABLES =
      Sets.union(
          SqlKind.QUERY,
          EnumSet.of(SqlKind.AS, SqlKind.LATERAL, SqlKind.UNNEST, SqlKind.COLLECTION_TABLE));

  /** Those that are visible. */
  private final List<Column> columns;

  private final SqlNameMatcher names;
  private final SqlValidatorImpl validator;

  private CommonColumns(SqlValidatorImpl validator, List<Column> columns) {
    this.validator = validator;
    this.columns = columns;
    names = validator.getCatalogReader().nameMatcher();
  }

  /** A column of a FROM clause; its expression is the one of the tables that it comes from. */
  private record Column(String name, SqlNode expression, boolean merged) {
    SqlNode named() {
      return SqlStdOperatorTable.AS.createCall(
          SqlParserPos.ZERO, expression, new SqlIdentifier(name, SqlParserPos.ZERO));
    }
  }

  /** Changes the query in place; one with names that don't exist stays, for the validator. */
  static void writeOut(SqlValidatorImpl validator, SqlSelect select) {
    if (select.getFrom() != null && SqlUtil.containsCall(select.getFrom(), CommonColumns::merges)) {
      new CommonColumns(validator, List.of()).inner(select);
    }
  }

  private static boolean merges(SqlCall call) {
    return call instanceof SqlJoin join
        && (join.isNatural() || join.getConditionType() == JoinConditionType.USING);
  }

  /**
   * The columns of a FROM clause in the order of {@code SELECT *}; null where a name is unknown or
   * ambiguous.
   *
   * @param before the columns of the tables before it, which LATERAL sees
   */
  private @Nullable List<Column> columns(SqlNode from, List<Column> before) {
    if (!(from instanceof SqlJoin join)) {
      return tableColumns(from, before);
    }
    List<Column> left = columns(join.getLeft(), before);
    List<Column> right = left == null ? null : columns(join.getRight(), concat(before, left));
    if (left == null || right == null) {
      return null;
    }
    if (merges(join)) {
      return merge(join, left, right);
    }
    List<Column> both = concat(left, right);
    if (join.getCondition() != null) {
      join.setOperand(5, within(both).rewritten(join.getCondition()));
    }
    return both;
  }

  private @Nullable List<Column> tableColumns(SqlNode table, List<Column> before) {
    if (SqlUtil.stripAs(table) instanceof SqlCall derived) {
      (derived.isA(SqlKind.QUERY) ? this : within(before)).rewritten(derived);
    }
    String alias = SqlValidatorUtil.alias(table);
    SqlValidatorNamespace namespace = validator.getNamespace(table);
    return alias == null || namespace == null
        ? null
        : namespace.getRowType().getFieldNames().stream()
            .map(
                name ->
                    new Column(
                        name,
                        new SqlIdentifier(List.of(alias, name), table.getParserPosition()),
                        false))
            .toList();
  }

  /** With the columns of a query, which hide those of the queries around it. */
  private CommonColumns within(List<Column> own) {
    List<Column> outer =
        columns.stream().filter(column -> named(own, column.name).isEmpty()).toList();
    return new CommonColumns(validator, concat(own, outer));
  }

  private @Nullable List<Column> merge(SqlJoin join, List<Column> left, List<Column> right) {
    List<String> common =
        join.isNatural()
            ? left.stream().map(Column::name).filter(name -> !named(right, name).isEmpty()).toList()
            : SqlIdentifier.simpleNames((SqlNodeList) requireNonNull(join.getCondition()));
    List<Column> merged = new ArrayList<>();
    SqlNode condition = SqlLiteral.createBoolean(true, join.getParserPosition());
    for (String name : common) {
      List<Column> ofLeft = named(left, name);
      List<Column> ofRight = named(right, name);
      if (ofLeft.size() != 1 || ofRight.size() != 1) {
        return null;
      }
      SqlNode a = ofLeft.get(0).expression;
      SqlNode b = ofRight.get(0).expression;
      SqlNode equal = SqlStdOperatorTable.EQUALS.createCall(join.getParserPosition(), a, b);
      condition =
          merged.isEmpty()
              ? equal
              : SqlStdOperatorTable.AND.createCall(join.getParserPosition(), condition, equal);
      merged.add(new Column(name, merged(join.getJoinType(), a, b), true));
    }
    join.setOperand(1, SqlLiteral.createBoolean(false, join.getParserPosition()));
    join.setOperand(4, JoinConditionType.ON.symbol(join.getParserPosition()));
    join.setOperand(5, condition);
    List<Column> rest =
        concat(left, right).stream()
            .filter(column -> named(merged, column.name).isEmpty())
            .toList();
    return concat(merged, rest);
  }

  private static SqlNode merged(JoinType type, SqlNode left, SqlNode right) {
    return switch (type) {
      case RIGHT -> right;
      case FULL -> SqlStdOperatorTable.COALESCE.createCall(SqlParserPos.ZERO, left, right);
      default -> left;
    };
  }

  private List<Column> named(List<Column> among, String name) {
    return among.stream().filter(column -> names.matches(column.name, name)).toList();
  }

  private static List<Column> concat(List<Column> first, List<Column> second) {
    List<Column> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private void writeOut(SqlSelect select, List<Column> own) {
    // First, for the types of a subquery's columns may depend on them.
    if (select.getGroup() != null) {
      select.setGroupBy((SqlNodeList) rewritten(select.getGroup()));
    }
    SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
    for (SqlNode item : select.getSelectList()) {
      if (item instanceof SqlIdentifier star
          && star.isStar()
          && star.names.size() == 1
          && own.stream().anyMatch(Column::merged)) {
        own.forEach(column -> items.add(column.named()));
      } else {
        items.add(item(item));
      }
    }
    select.setSelectList(items);
    if (select.getWhere() != null) {
      select.setWhere(rewritten(select.getWhere()));
    }
    if (select.getHaving() != null) {
      select.setHaving(rewritten(select.getHaving()));
    }
    if (select.getQualify() != null) {
      select.setQualify(rewritten(select.getQualify()));
    }
    select.getWindowList().replaceAll(this::rewritten);
    if (select.getOrderList() != null) {
      select.getOrderList().replaceAll(item -> isAlias(item, items) ? item : rewritten(item));
    }
  }

  private SqlNode item(SqlNode item) {
    SqlNode rewritten = rewritten(item);
    return item instanceof SqlIdentifier column && rewritten != item
        ? named(columns, column.getSimple()).get(0).named()
        : rewritten;
  }

  /** Whether it sorts by a column of the result. */
  private boolean isAlias(SqlNode sorted, SqlNodeList items) {
    return KnownAggregates.value(sorted) instanceof SqlIdentifier name
        && name.isSimple()
        && items.stream()
            .map(SqlValidatorUtil::alias)
            .anyMatch(alias -> alias != null && names.matches(alias, name.getSimple()));
  }

  private SqlNode rewritten(SqlNode node) {
    return requireNonNull(node.accept(this));
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    if (!name.isSimple()) {
      return name;
    }
    List<Column> found = named(columns, name.getSimple());
    return found.size() == 1 && found.get(0).merged ? found.get(0).expression : name;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call instanceof SqlSelect query) {
      inner(query);
      return query;
    }
    if (call instanceof SqlWithItem item) {
      item.query = rewritten(item.query);
      return item;
    }
    if (!call.isA(TABLES)) {
      return super.visit(call);
    }
    int operands = call.getKind() == SqlKind.AS ? 1 : call.operandCount();
    for (int i = 0; i < operands; i++) {
      call.setOperand(i, rewritten(call.operand(i)));
    }
    return call;
  }

  /** A query within this one has names of its own, which hide the others. */
  private void inner(SqlSelect query) {
    List<Column> own = query.getFrom() == null ? List.of() : columns(query.getFrom(), List.of());
    if (own == null) {
      return;
    }
    CommonColumns visible = within(own);
    if (visible.columns.stream().anyMatch(Column::merged)) {
      visible.writeOut(query, own);
    }
  }
}
