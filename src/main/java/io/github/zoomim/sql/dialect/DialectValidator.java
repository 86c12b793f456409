package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.FunctionTable;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.AggregatingSelectScope;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Checks names and types by the rules of the {@link Dialect}. */
public final class DialectValidator extends SqlValidatorImpl {
  /** The digits after the point of a DECIMAL that is made of a DOUBLE or a text. */
  private static final int FRACTION = 16;

  private static final Set<SqlTypeName> HOURS =
      Sets.difference(SqlTypeName.DAY_INTERVAL_TYPES, EnumSet.of(SqlTypeName.INTERVAL_DAY));

  private static final Set<SqlKind> EXTREMES =
      EnumSet.of(SqlKind.GREATEST, SqlKind.LEAST, SqlKind.GREATEST_PG, SqlKind.LEAST_PG);

  /** How deep in the statement the rewriting is. */
  private int rewrites;

  /** By their numbers. */
  private final Map<Integer, RelDataType> parameterTypes = new HashMap<>();

  public DialectValidator(CalciteCatalogReader catalog) {
    super(
        SqlOperatorTables.chain(FunctionTable.INSTANCE, catalog),
        catalog,
        catalog.getTypeFactory(),
        Dialect.VALIDATOR);
  }

  @Override
  public SqlTypeMappingRule getTypeMappingRule() {
    return Dialect.CASTS;
  }

  @Override
  protected @Nullable SqlNode performUnconditionalRewrites(
      @Nullable SqlNode node, boolean underFrom) {
    rewrites++;
    SqlNode rewritten = super.performUnconditionalRewrites(node, underFrom);
    rewrites--;
    if (rewritten instanceof SqlSelect select) {
      NamedWindows.writeOut(select);
    }
    return rewrites == 0 && rewritten != null ? RepeatedQueries.copied(rewritten) : rewritten;
  }

  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    CommonColumns.writeOut(this, select);
    // What is wrong with FROM is said first: what resolves names is silent about it.
    requireNonNull(getRawSelectScope(select))
        .getChildren()
        .forEach(SqlValidatorNamespace::getRowType);
    InputColumns.writeOut(this, select);
    OuterColumns.mark(this, select);
    super.validateSelect(select, targetRowType);
  }

  /** The engine infers no types there. */
  @Override
  protected void validateOrderList(SqlSelect select) {
    if (select.getOrderList() != null) {
      inferUnknownTypes(unknownType, getOrderScope(select), select.getOrderList());
    }
    super.validateOrderList(select);
  }

  @Override
  protected RelDataType validateSelectList(
      SqlNodeList items, SqlSelect select, RelDataType targetRowType) {
    return ColumnNames.give(this, select, super.validateSelectList(items, select, targetRowType));
  }

  /** Those of FIRST_VALUE, LAG and what else is a window function only: the engine overlooks it. */
  @Override
  protected boolean isNestedAggregateWindow(SqlNode function) {
    return ((SqlCall) function).getOperandList().stream().anyMatch(this::isOverAggregateWindow);
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
   * A parameter has the type of what is beside it, else it is a text, as long as it is. The engine
   * finds a type in few places, and beside a literal it would cut a text to its length: {@code ? =
   * 'all'} would be true for 'allow'.
   */
  @Override
  protected void inferUnknownTypes(RelDataType type, SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlDynamicParam parameter) {
      typeParameter(parameter, type);
      return;
    }
    if (node instanceof SqlCall call) {
      typeAlternatives(call, type, scope);
      countDays(call, scope);
      typeDate(call, scope);
    }
    super.inferUnknownTypes(type, scope, node);
    if (scope instanceof AggregatingSelectScope grouped && node == grouped.getNode().getHaving()) {
      // It is compared with GROUP BY next, whose expressions have their casts already.
      deriveType(scope, node);
    }
  }

  /** Wherever the call stands: the engine infers types in some clauses only. */
  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    if (node instanceof SqlCall call && !isTyped(node)) {
      typeAlternatives(call, unknownType, scope);
      widenDates(call, scope);
      keepFraction(call, scope);
      refuseIntervals(call, scope);
    }
    return super.deriveType(scope, node);
  }

  /** A DECIMAL of which no digits are said has those of the value, where the engine's has none. */
  private void keepFraction(SqlCall cast, SqlValidatorScope scope) {
    if (cast.operandCount() < 2
        || !(cast.operand(1) instanceof SqlDataTypeSpec type)
        || !(type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec name)
        || !name.getTypeName().getSimple().equals(SqlTypeName.DECIMAL.getName())
        || name.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED) {
      return;
    }
    RelDataType from = deriveType(scope, cast.operand(0));
    if (!SqlTypeName.INT_TYPES.contains(from.getSqlTypeName())) {
      SqlParserPos position = type.getParserPosition();
      cast.setOperand(
          1,
          new SqlDataTypeSpec(
              new SqlBasicTypeNameSpec(
                  SqlTypeName.DECIMAL,
                  ZoomTypeSystem.MAX_DECIMAL,
                  from.getSqlTypeName() == SqlTypeName.DECIMAL ? from.getScale() : FRACTION,
                  position),
              position));
    }
  }

  /**
   * A DATE has no hours: beside what has, an interval or among GREATEST's arguments a TIMESTAMP, it
   * is a TIMESTAMP. The engine would lose the hours, or refuse.
   */
  private void widenDates(SqlCall call, SqlValidatorScope scope) {
    boolean isExtreme = EXTREMES.contains(call.getKind());
    if (!isExtreme && !isSum(call)) {
      return;
    }
    List<SqlTypeName> types = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      types.add(
          operand instanceof SqlDynamicParam
              ? SqlTypeName.UNKNOWN
              : deriveType(scope, operand).getSqlTypeName());
    }
    if (isExtreme
        ? types.contains(SqlTypeName.TIMESTAMP)
        : types.stream().anyMatch(HOURS::contains)) {
      for (int i = 0; i < types.size(); i++) {
        if (types.get(i) == SqlTypeName.DATE) {
          call.setOperand(i, UntypedParameters.cast(call.operand(i), SqlTypeName.TIMESTAMP));
        }
      }
    }
  }

  /** The engine's message would name only the types. */
  private void refuseIntervals(SqlCall call, SqlValidatorScope scope) {
    String name = DialectRewriter.name(call.getOperator());
    if ((name.equals("SUM") || name.equals("AVG"))
        && SqlTypeUtil.isInterval(deriveType(scope, call.operand(0)))) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          name + " of an INTERVAL is not supported; take EXTRACT(EPOCH FROM (b - a))",
          call);
    }
  }

  /** Gives parameters the type of the other alternatives, else the one wanted of the whole. */
  private void typeAlternatives(SqlCall call, RelDataType wanted, SqlValidatorScope scope) {
    List<SqlNode> compared = Alternatives.compared(call);
    List<SqlNode> results = Alternatives.results(call);
    typeAlternatives(compared, this::comparable, scope);
    typeAlternatives(results, this::wider, scope);
    if (call instanceof SqlCase choice) {
      // A parameter of NULLIF is compared in one of these.
      List<SqlNode> conditions = new ArrayList<>(choice.getWhenOperands().getList());
      conditions.removeIf(condition -> condition.getKind() == SqlKind.IS_NOT_NULL);
      conditions.forEach(
          condition -> typeParameters(condition, typeFactory.createSqlType(SqlTypeName.BOOLEAN)));
      inferTypes(conditions, scope);
    }
    compared.forEach(node -> typeParameters(node, unknownType));
    results.forEach(node -> typeParameters(node, wanted));
  }

  private void typeAlternatives(
      List<SqlNode> alternatives, UnaryOperator<RelDataType> widening, SqlValidatorScope scope) {
    List<SqlNode> others = new ArrayList<>(alternatives);
    others.removeIf(node -> Alternatives.isOpen(node) || SqlUtil.isNullLiteral(node, false));
    if (others.isEmpty()) {
      // COALESCE(t, ?) = ?
      alternatives.stream().flatMap(Alternatives::settled).forEach(others::add);
    }
    inferTypes(others, scope);
    if (!others.isEmpty() && alternatives.stream().anyMatch(Alternatives::isOpen)) {
      RelDataType type = widening.apply(commonType(others, scope));
      alternatives.forEach(node -> typeParameters(node, type));
    }
  }

  private static boolean isSum(SqlCall call) {
    return (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
        && call.operandCount() == 2;
  }

  /** Beside a DATE the engine would take a number of days for another date. */
  private void countDays(SqlCall call, SqlValidatorScope scope) {
    if (isSum(call)) {
      for (int i = 0; i < 2; i++) {
        if (call.operand(i) instanceof SqlDynamicParam number
            && !(call.operand(1 - i) instanceof SqlDynamicParam)
            && deriveType(scope, call.operand(1 - i)).getSqlTypeName() == SqlTypeName.DATE) {
          typeParameter(number, typeFactory.createSqlType(SqlTypeName.INTEGER));
        }
      }
    }
  }

  /** {@code CAST(? AS DATE)} asks for a date; anywhere else a time of day may count. */
  private void typeDate(SqlCall call, SqlValidatorScope scope) {
    if (call.getKind() == SqlKind.CAST
        && call.operand(0) instanceof SqlDynamicParam parameter
        && deriveType(scope, call).getSqlTypeName() == SqlTypeName.DATE) {
      parameterTypes.putIfAbsent(
          parameter.getIndex(),
          typeFactory.createTypeWithNullability(typeFactory.createSqlType(SqlTypeName.DATE), true));
    }
  }

  private void inferTypes(List<SqlNode> nodes, SqlValidatorScope scope) {
    for (SqlNode node : nodes) {
      if (node instanceof SqlCall && !node.isA(SqlKind.QUERY) && !isTyped(node)) {
        inferUnknownTypes(unknownType, scope, node);
      }
    }
  }

  private RelDataType commonType(List<SqlNode> nodes, SqlValidatorScope scope) {
    List<RelDataType> types = new ArrayList<>();
    nodes.forEach(node -> types.add(deriveType(scope, node)));
    if (types.stream().anyMatch(SqlTypeUtil::isDatetime)) {
      // A text beside a time is one.
      types.removeIf(SqlTypeUtil::inCharFamily);
    }
    RelDataType common =
        types.size() == 1 ? types.get(0) : getTypeCoercion().getWiderTypeFor(types, true);
    return common == null ? unknownType : common;
  }

  private void typeParameters(SqlNode node, RelDataType type) {
    if (node.getKind() == SqlKind.ROW && type.isStruct()) {
      List<SqlNode> columns = ((SqlCall) node).getOperandList();
      for (int i = 0; i < columns.size() && i < type.getFieldCount(); i++) {
        typeParameters(columns.get(i), type.getFieldList().get(i).getType());
      }
    } else {
      Alternatives.parameters(node).forEach(parameter -> typeParameter(parameter, type));
    }
  }

  /** The first type counts, for all copies of the parameter that the engine makes. */
  private void typeParameter(SqlDynamicParam parameter, RelDataType wanted) {
    RelDataType type =
        parameterTypes.computeIfAbsent(parameter.getIndex(), index -> parameterType(wanted));
    setValidatedNodeType(parameter, type);
  }

  private RelDataType parameterType(RelDataType wanted) {
    if (wanted.isStruct() && wanted.getFieldCount() == 1) {
      // Before IN and a query the engine asks for the type of its row.
      return parameterType(wanted.getFieldList().get(0).getType());
    }
    return typeFactory.createTypeWithNullability(
        switch (wanted.getSqlTypeName()) {
          case UNKNOWN, NULL, ANY, ROW, CHAR, VARCHAR ->
              typeFactory.createSqlType(SqlTypeName.VARCHAR);
          // No time of day is lost, and no milliseconds beside NOW(), which has none.
          case DATE, TIMESTAMP ->
              typeFactory.createSqlType(SqlTypeName.TIMESTAMP, ZoomTypeSystem.MILLISECONDS);
          default -> wanted;
        },
        true);
  }

  /** A parameter may be larger than the integer that it stands for. */
  private RelDataType wider(RelDataType type) {
    if (SqlTypeName.INT_TYPES.contains(type.getSqlTypeName())) {
      return typeFactory.createSqlType(SqlTypeName.BIGINT);
    }
    // As a DECIMAL its value would be rounded to the digits of a literal.
    return type.getSqlTypeName() == SqlTypeName.DECIMAL && type.getScale() > 0
        ? typeFactory.createSqlType(SqlTypeName.DOUBLE)
        : type;
  }

  /** A parameter that is compared with a number may have more digits. */
  private RelDataType comparable(RelDataType type) {
    if (type.isStruct()) {
      return typeFactory.createStructType(
          type.getFieldList().stream().map(field -> comparable(field.getType())).toList(),
          type.getFieldNames());
    }
    return SqlTypeUtil.isExactNumeric(type)
        ? typeFactory.createSqlType(
            SqlTypeName.DECIMAL, ZoomTypeSystem.MAX_DECIMAL, ZoomTypeSystem.MAX_DECIMAL / 2)
        : type;
  }

  private boolean isTyped(SqlNode node) {
    RelDataType type = getValidatedNodeTypeIfKnown(node);
    return type != null && !type.equals(unknownType);
  }

  /** The parameters of a UNION's branches have the types of the first branch without any. */
  @Override
  protected void validateNamespace(SqlValidatorNamespace namespace, RelDataType wanted) {
    SqlNode query = namespace.getNode();
    SqlNode typed = query == null ? null : Alternatives.typedBranch(query);
    super.validateNamespace(
        namespace, typed == null ? wanted : requireNonNull(getNamespace(typed)).getRowType());
  }

  @Override
  protected void validateValues(SqlCall values, RelDataType wanted, SqlValidatorScope scope) {
    Alternatives.columns(values).forEach(column -> typeAlternatives(column, this::wider, scope));
    super.validateValues(values, wanted, scope);
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
}
