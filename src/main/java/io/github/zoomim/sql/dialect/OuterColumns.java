package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.AggregatingSelectScope;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * The columns of outer queries in a query that aggregates. The engine requires each column outside
 * an aggregate grouped, these too, and takes an aggregate of nothing but such columns for the inner
 * query's, where SQL makes it the outer one's.
 */
final class OuterColumns extends SqlShuttle {
  /** Stands for the columns of a query within an expression. */
  private static final SqlIdentifier QUERY = SqlIdentifier.star(SqlParserPos.ZERO);

  private static final Set<SqlKind> AROUND_AGGREGATES =
      EnumSet.of(SqlKind.FILTER, SqlKind.WITHIN_GROUP, SqlKind.WITHIN_DISTINCT);

  private final SqlValidator validator;
  private final SqlSelect select;
  private final SelectScope scope;
  private final Set<String> grouped;
  private boolean isInWindow;

  /** Whether it is within an aggregate's FILTER or WITHIN GROUP, which count as its arguments. */
  private boolean isInAggregate;

  private OuterColumns(SqlValidator validator, SqlSelect select, SelectScope scope) {
    this.validator = validator;
    this.select = select;
    this.scope = scope;
    this.grouped =
        select.getGroup() == null
            ? Set.of()
            : columns(select.getGroup()).stream()
                .map(column -> complete(column).toString())
                .collect(Collectors.toSet());
  }

  /**
   * Marks the outer columns of a query, whose names can be resolved and which is still to be
   * checked.
   */
  static void mark(SqlValidator validator, SqlSelect select) {
    if (!(validator.getSelectScope(select) instanceof AggregatingSelectScope)) {
      return;
    }
    OuterColumns marking =
        new OuterColumns(validator, select, requireNonNull(validator.getRawSelectScope(select)));
    SqlNodeList items = select.getSelectList();
    for (int i = 0; i < items.size(); i++) {
      items.set(i, marking.item(items.get(i)));
    }
    select.setHaving(marking.marked(select.getHaving()));
    select.setQualify(marking.marked(select.getQualify()));
    select.setOrderBy((SqlNodeList) marking.marked(select.getOrderList()));
  }

  private @Nullable SqlNode marked(@Nullable SqlNode node) {
    return node == null ? null : node.accept(this);
  }

  /** A column of the result keeps its name. */
  private SqlNode item(SqlNode item) {
    SqlNode marked = requireNonNull(item.accept(this));
    return item instanceof SqlIdentifier column && marked != item
        ? SqlStdOperatorTable.AS.createCall(
            item.getParserPosition(), marked, column.getComponent(column.names.size() - 1))
        : marked;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier column) {
    SqlIdentifier outer = outer(column);
    return outer == null || grouped.contains(outer.toString())
        ? column
        : OuterColumn.INSTANCE.createCall(column.getParserPosition(), outer);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      return call;
    }
    boolean isAround = call.isA(AROUND_AGGREGATES);
    if (!isInAggregate && (isAround || call.getOperator().isAggregator())) {
      refuseOuter(call);
    }
    if (isAround) {
      boolean before = isInAggregate;
      isInAggregate = true;
      SqlNode visited = visitOther(call);
      isInAggregate = before;
      return visited;
    }
    return visitOther(call);
  }

  private @Nullable SqlNode visitOther(SqlCall call) {
    if (call.getOperator().isAggregator()) {
      if (isInWindow) {
        refuseSubquery(call);
      }
      return isInWindow ? ComparedLists.rewrite(call) : call;
    }
    boolean isOrdered = call.getKind() == SqlKind.WITHIN_GROUP;
    if (isOrdered || (isInWindow && call.getKind() == SqlKind.FILTER)) {
      call.setOperand(1, ComparedLists.rewrite(call.operand(1)));
    }
    if (call.getKind() == SqlKind.AS) {
      call.setOperand(0, call.operand(0).accept(this));
      return call;
    }
    if (call.getKind() == SqlKind.OVER && call.operand(0) instanceof SqlCall function) {
      isInWindow = true;
      call.setOperand(0, super.visit(function));
      if (call.operand(1) instanceof SqlCall window) {
        call.setOperand(1, super.visit(window));
      }
      isInWindow = false;
      return call;
    }
    return super.visit(call);
  }

  /** SQL computes it over the rows of the outer query. */
  private void refuseOuter(SqlCall aggregate) {
    List<SqlIdentifier> columns = columns(aggregate);
    // Of COUNT(*).
    columns.removeIf(column -> column.isStar() && column != QUERY);
    if (!columns.isEmpty() && columns.stream().allMatch(column -> outer(column) != null)) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "An aggregate of only an outer query's columns is not supported in a subquery;"
              + " compute it in the outer query",
          aggregate);
    }
  }

  /** The engine doesn't look for it there, and then fails on it. */
  private static void refuseSubquery(SqlCall aggregate) {
    if (columns(aggregate).stream().anyMatch(QUERY::equals)) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "A subquery in an aggregate within a window function is not supported; compute the"
              + " aggregate in a derived table",
          aggregate);
    }
  }

  /** The complete name of a column of an outer query, or null if it is not one. */
  private @Nullable SqlIdentifier outer(SqlIdentifier column) {
    SqlIdentifier complete = complete(column);
    List<String> table = complete.names.subList(0, complete.names.size() - 1);
    if (table.isEmpty()) {
      return null;
    }
    SqlValidatorScope.ResolvedImpl found = new SqlValidatorScope.ResolvedImpl();
    scope.resolve(table, validator.getCatalogReader().nameMatcher(), false, found);
    return found.count() == 1 && found.only().scope.getNode() != select ? complete : null;
  }

  /** The column with its table's name, or itself if it is not one. */
  private SqlIdentifier complete(SqlIdentifier column) {
    try {
      return column.isStar() || validator.makeNullaryCall(column) != null
          ? column
          : scope.fullyQualify(column).identifier;
    } catch (CalciteContextException e) {
      return column;
    }
  }

  /** Columns within an expression; a query within it is taken for a column of its own. */
  private static List<SqlIdentifier> columns(SqlNode node) {
    List<SqlIdentifier> columns = new ArrayList<>();
    node.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier column) {
            columns.add(column);
            return null;
          }

          @Override
          public @Nullable Void visit(SqlCall call) {
            if (call.isA(SqlKind.QUERY)) {
              columns.add(QUERY);
              return null;
            }
            return super.visit(call);
          }
        });
    return columns;
  }
}
