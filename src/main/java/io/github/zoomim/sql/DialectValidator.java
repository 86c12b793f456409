package io.github.zoomim.sql;

import java.util.stream.Stream;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** Checks names and types by the rules of the {@link Dialect}. */
final class DialectValidator extends SqlValidatorImpl {
  DialectValidator(CalciteCatalogReader catalog) {
    super(
        SqlOperatorTables.chain(FunctionTable.INSTANCE, catalog),
        catalog,
        catalog.getTypeFactory(),
        Dialect.VALIDATOR);
  }

  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    OuterColumns.mark(this, select);
    super.validateSelect(select, targetRowType);
  }

  /**
   * Leaves the texts of parameters as long as they are. The engine gives them the type of what they
   * are beside and would cut them: {@code ? = 'all'} would be true for 'allow'. Beside a subquery
   * that is a row, where its only column is meant.
   */
  @Override
  protected void inferUnknownTypes(RelDataType type, SqlValidatorScope scope, SqlNode node) {
    boolean isColumn =
        node instanceof SqlDynamicParam && type.isStruct() && type.getFieldCount() == 1;
    RelDataType wanted = isColumn ? type.getFieldList().get(0).getType() : type;
    boolean isText = node instanceof SqlDynamicParam && SqlTypeUtil.inCharFamily(wanted);
    if (node instanceof SqlCase choice && hasParameter(choice)) {
      RelDataType chosen = deriveType(scope, choice);
      if (SqlTypeUtil.inCharFamily(chosen)) {
        setValidatedNodeType(choice, text(chosen.isNullable()));
      }
    }
    super.inferUnknownTypes(isText ? text(true) : wanted, scope, node);
  }

  /** COALESCE and such are choices, too. */
  private static boolean hasParameter(SqlCase choice) {
    return Stream.concat(choice.getThenOperands().stream(), Stream.of(choice.getElseOperand()))
        .anyMatch(
            chosen ->
                chosen instanceof SqlDynamicParam
                    || (chosen instanceof SqlCase inner && hasParameter(inner)));
  }

  private RelDataType text(boolean nullable) {
    return typeFactory.createTypeWithNullability(
        typeFactory.createSqlType(SqlTypeName.VARCHAR), nullable);
  }
}
