package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Iterables;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.FunctionTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlInternalOperators;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.AggregatingSelectScope;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Checks names and types by the rules of the {@link Dialect}. */
public final class DialectValidator extends SqlValidatorImpl {
  /** How deep in the statement the rewriting is. */
  private int rewrites;

  public DialectValidator(CalciteCatalogReader catalog) {
    super(
        SqlOperatorTables.chain(FunctionTable.INSTANCE, catalog),
        catalog,
        catalog.getTypeFactory(),
        Dialect.VALIDATOR);
  }

  @Override
  protected @Nullable SqlNode performUnconditionalRewrites(
      @Nullable SqlNode node, boolean underFrom) {
    rewrites++;
    SqlNode rewritten = super.performUnconditionalRewrites(node, underFrom);
    rewrites--;
    return rewrites == 0 && rewritten != null ? RepeatedQueries.copied(rewritten) : rewritten;
  }

  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    CommonColumns.writeOut(this, select);
    OuterColumns.mark(this, select);
    super.validateSelect(select, targetRowType);
  }

  @Override
  protected RelDataType validateSelectList(
      SqlNodeList items, SqlSelect select, RelDataType targetRowType) {
    return ColumnNames.give(this, select, super.validateSelectList(items, select, targetRowType));
  }

  /** With a FILTER the engine would not look at the ORDER BY. */
  @Override
  public void validateAggregateParams(
      SqlCall aggregate,
      @Nullable SqlNode filter,
      @Nullable SqlNodeList distinct,
      @Nullable SqlNodeList order,
      SqlValidatorScope scope) {
    if (order != null) {
      order.forEach(item -> deriveType(scope, item));
    }
    super.validateAggregateParams(aggregate, filter, distinct, order, scope);
  }

  /**
   * Leaves the texts of parameters as long as they are. The engine gives them the type of what they
   * are beside and would cut them: {@code ? = 'all'} would be true for 'allow'. Before IN and a
   * query it would give them the type of its row.
   */
  @Override
  protected void inferUnknownTypes(RelDataType type, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam) {
      RelDataType wanted =
          type.isStruct() && type.getFieldCount() == 1
              ? type.getFieldList().get(0).getType()
              : type;
      if (!wanted.equals(unknownType) || getValidatedNodeTypeIfKnown(node) == null) {
        super.inferUnknownTypes(
            SqlTypeUtil.inCharFamily(wanted) ? text(true) : wanted, scope, node);
      }
      return;
    }
    if (node instanceof SqlCase choice) {
      // The type of the whole, which is derived first, needs theirs.
      chosen(choice).stream()
          .filter(chosen -> chosen instanceof SqlCall && !hasParameter(chosen))
          .forEach(chosen -> inferUnknownTypes(unknownType, scope, chosen));
    }
    if (node instanceof SqlCase choice && hasParameter(choice)) {
      typeParameters(choice, scope);
      RelDataType chosen = deriveType(scope, choice);
      if (SqlTypeUtil.inCharFamily(chosen)) {
        setValidatedNodeType(choice, text(chosen.isNullable()));
      }
    }
    super.inferUnknownTypes(type, scope, node);
    if (node instanceof SqlCase choice && hasParameter(choice)) {
      // IS NOT NULL, which COALESCE becomes, has taken each for a text.
      typeParameters(choice, scope);
    }
    if (scope instanceof AggregatingSelectScope grouped && node == grouped.getNode().getHaving()) {
      // It is compared with GROUP BY next, whose expressions have their casts already.
      deriveType(scope, node);
    }
  }

  /** A parameter has the common type of what is beside it; the engine finds it for few types. */
  private void typeParameters(SqlCase choice, SqlValidatorScope scope) {
    List<RelDataType> types =
        chosen(choice).stream()
            .filter(node -> !(node instanceof SqlDynamicParam) && !hasParameter(node))
            .filter(node -> !SqlUtil.isNullLiteral(node, false))
            .map(node -> deriveType(scope, node))
            .collect(Collectors.toCollection(ArrayList::new));
    if (types.stream().anyMatch(SqlTypeUtil::isDatetime)) {
      // A text beside a time is one.
      types.removeIf(SqlTypeUtil::inCharFamily);
    }
    RelDataType common =
        types.size() < 2
            ? Iterables.getFirst(types, null)
            : getTypeCoercion().getWiderTypeFor(types, true);
    if (common != null) {
      setParameters(choice, SqlTypeUtil.inCharFamily(common) ? text(true) : common);
    }
  }

  private void setParameters(SqlCase choice, RelDataType type) {
    List<SqlNode> all = new ArrayList<>(chosen(choice));
    for (SqlNode when : choice.getWhenOperands()) {
      if (when.getKind() == SqlKind.IS_NOT_NULL) {
        all.add(((SqlCall) when).operand(0));
      }
    }
    for (SqlNode node : all) {
      if (node instanceof SqlDynamicParam) {
        setValidatedNodeType(node, typeFactory.createTypeWithNullability(type, true));
      } else if (node instanceof SqlCase inner) {
        setParameters(inner, type);
      }
    }
  }

  /** The engine looks for windows in the subqueries, too. */
  @Override
  protected void validateHavingClause(SqlSelect select) {
    SqlNode having = select.getHaving();
    boolean isRefused =
        having != null
            && SqlUtil.containsCall(
                having,
                query ->
                    query.isA(SqlKind.QUERY)
                        && SqlUtil.containsCall(query, call -> call.getKind() == SqlKind.OVER));
    if (isRefused) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "A window function in a subquery of HAVING is not supported; write the query without"
              + " HAVING in FROM and the condition in WHERE",
          having);
    }
    super.validateHavingClause(select);
  }

  /** COALESCE and such are choices, too. */
  private static boolean hasParameter(SqlNode node) {
    return node instanceof SqlCase choice
        && chosen(choice).stream()
            .anyMatch(chosen -> chosen instanceof SqlDynamicParam || hasParameter(chosen));
  }

  /** What is chosen from; in a COALESCE of three within a CAST, and before that in IS NOT NULL. */
  private static List<SqlNode> chosen(SqlCase choice) {
    List<SqlNode> chosen = new ArrayList<>();
    for (SqlNode node : choice.getThenOperands()) {
      boolean isCast =
          node instanceof SqlCall call
              && call.getOperator().equals(SqlInternalOperators.CAST_NOT_NULL);
      chosen.add(isCast ? ((SqlCall) node).operand(0) : node);
    }
    chosen.add(requireNonNull(choice.getElseOperand()));
    return chosen;
  }

  private RelDataType text(boolean nullable) {
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.VARCHAR), nullable);
  }
}
