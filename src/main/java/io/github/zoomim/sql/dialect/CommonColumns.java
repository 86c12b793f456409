package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
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
      written(validator, select);
    }
  }

  /** The columns of a query's FROM, written out in the query. */
  private static @Nullable List<Column> written(SqlValidatorImpl validator, SqlSelect select) {
    if (select.getFrom() == null) {
      return List.of();
    }
    List<Column> columns = columns(validator, select.getFrom());
    if (columns != null && columns.stream().anyMatch(Column::merged)) {
      new CommonColumns(validator, columns).writeOut(select);
    }
    return columns;
  }

  private static boolean merges(SqlCall call) {
    return call instanceof SqlJoin join
        && (join.isNatural() || join.getConditionType() == JoinConditionType.USING);
  }

  /** The columns in the order of {@code SELECT *}; null where a name is unknown or ambiguous. */
  private static @Nullable List<Column> columns(SqlValidatorImpl validator, SqlNode from) {
    if (!(from instanceof SqlJoin join)) {
      return tableColumns(validator, from);
    }
    List<Column> left = columns(validator, join.getLeft());
    List<Column> right = columns(validator, join.getRight());
    if (left == null || right == null) {
      return null;
    }
    if (!merges(join)) {
      CommonColumns both = new CommonColumns(validator, concat(left, right));
      if (join.getCondition() != null) {
        join.setOperand(5, both.rewritten(join.getCondition()));
      }
      return both.columns;
    }
    return new CommonColumns(validator, List.of()).merge(join, left, right);
  }

  private static @Nullable List<Column> tableColumns(SqlValidatorImpl validator, SqlNode table) {
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

  private void writeOut(SqlSelect select) {
    writeOutGroups(select);
    SqlNodeList items = new SqlNodeList(select.getSelectList().getParserPosition());
    for (SqlNode item : select.getSelectList()) {
      if (item instanceof SqlIdentifier star && star.isStar() && star.names.size() == 1) {
        columns.forEach(column -> items.add(column.named()));
      } else {
        items.add(item(item));
      }
    }
    select.setSelectList(items);
    writeOutClauses(select, items);
  }

  /** First, for the types of a subquery's columns may depend on them. */
  private void writeOutGroups(SqlSelect select) {
    if (select.getGroup() != null) {
      select.setGroupBy((SqlNodeList) rewritten(select.getGroup()));
    }
  }

  private void writeOutClauses(SqlSelect select, SqlNodeList items) {
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
    if (call.getKind() == SqlKind.AS) {
      SqlNode named = rewritten(call.operand(0));
      call.setOperand(0, named);
      return call;
    }
    return super.visit(call);
  }

  /** A query within this one has names of its own, which hide the others. */
  private void inner(SqlSelect query) {
    List<Column> own = written(validator, query);
    if (own == null) {
      return;
    }
    List<Column> visible =
        columns.stream().filter(column -> named(own, column.name).isEmpty()).toList();
    CommonColumns outer = new CommonColumns(validator, visible);
    outer.writeOutGroups(query);
    query.getSelectList().replaceAll(outer::item);
    outer.writeOutClauses(query, query.getSelectList());
  }
}
