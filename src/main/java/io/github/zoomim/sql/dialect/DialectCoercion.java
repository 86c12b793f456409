package io.github.zoomim.sql.dialect;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's own coercion leaves out. An integer that is added to a DATE or subtracted is a
 * number of days, as in PostgreSQL and Oracle. A bare text beside a time, in COALESCE and wherever
 * one type is wanted, is a time. ANY and ALL take the types that IN takes.
 */
final class DialectCoercion extends TypeCoercionImpl {
  DialectCoercion(RelDataTypeFactory types, SqlValidator validator) {
    super(types, validator);
  }

  @Override
  public boolean inOperationCoercion(SqlCallBinding in) {
    boolean isAnyOrAll =
        in.getOperator() instanceof SqlQuantifyOperator && in.operand(1) instanceof SqlSelect;
    return isAnyOrAll ? quantifyOperationCoercion(in) : super.inOperationCoercion(in);
  }

  /** An interval is one whatever its units are, and a cast between them could not be written. */
  @Override
  protected boolean needToCast(
      SqlValidatorScope scope, SqlNode node, RelDataType to, SqlTypeMappingRule casts) {
    return !SqlTypeName.INTERVAL_TYPES.contains(to.getSqlTypeName())
        && super.needToCast(scope, node, to, casts);
  }

  /** Of those whose type is known: a parameter takes what the others have. */
  @Override
  public @Nullable RelDataType getWiderTypeFor(List<RelDataType> types, boolean textToo) {
    List<RelDataType> known =
        types.stream().filter(type -> type.getSqlTypeName() != SqlTypeName.UNKNOWN).toList();
    return known.size() < 2
        ? (known.isEmpty() ? null : known.get(0))
        : super.getWiderTypeFor(known, textToo);
  }

  @Override
  public @Nullable RelDataType getWiderTypeForTwo(
      @Nullable RelDataType one, @Nullable RelDataType other, boolean textToo) {
    if (one != null && other != null && isBareTextBeside(one, other)) {
      return nullableLike(other, one);
    }
    if (one != null && other != null && isBareTextBeside(other, one)) {
      return nullableLike(one, other);
    }
    boolean differsInDigits =
        one != null
            && other != null
            && one.getSqlTypeName() == SqlTypeName.TIMESTAMP
            && other.getSqlTypeName() == SqlTypeName.TIMESTAMP;
    return differsInDigits
        ? factory.leastRestrictive(List.of(one, other))
        : super.getWiderTypeForTwo(one, other, textToo);
  }

  /** Only a literal is a CHAR, unless a cast says so. */
  private static boolean isBareTextBeside(RelDataType text, RelDataType time) {
    return text.getSqlTypeName() == SqlTypeName.CHAR
        && SqlTypeName.DATETIME_TYPES.contains(time.getSqlTypeName());
  }

  private RelDataType nullableLike(RelDataType type, RelDataType other) {
    return factory.createTypeWithNullability(type, type.isNullable() || other.isNullable());
  }

  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding arithmetic) {
    SqlKind kind = arithmetic.getOperator().getKind();
    if (arithmetic.getOperandCount() == 2 && (kind == SqlKind.PLUS || kind == SqlKind.MINUS)) {
      boolean dateFirst = isDate(arithmetic, 0);
      int days = dateFirst ? 1 : 0;
      if ((dateFirst || (kind == SqlKind.PLUS && isDate(arithmetic, 1)))
          && isCount(arithmetic, days)) {
        countDays(arithmetic, days);
        return true;
      }
      if (kind == SqlKind.MINUS && isDay(arithmetic, 0) && isDay(arithmetic, 1)) {
        subtract(arithmetic);
        return true;
      }
    }
    return super.binaryArithmeticCoercion(arithmetic);
  }

  private static boolean isDate(SqlCallBinding call, int operand) {
    return !(call.operand(operand) instanceof SqlDynamicParam)
        && call.getOperandType(operand).getSqlTypeName() == SqlTypeName.DATE;
  }

  private static boolean isDay(SqlCallBinding call, int operand) {
    return isDate(call, operand)
        || call.getOperandType(operand).getSqlTypeName() == SqlTypeName.TIMESTAMP;
  }

  /** Dates are a number of days apart, times an interval; less nothing, to stay a difference. */
  private static void subtract(SqlCallBinding times) {
    SqlCall call = times.getCall();
    SqlParserPos position = call.getParserPosition();
    if (isDate(times, 0) && isDate(times, 1)) {
      SqlNode unit = new SqlIntervalQualifier(TimeUnit.DAY, null, position);
      call.setOperand(
          0,
          SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(
              position, unit, call.operand(1), call.operand(0)));
      call.setOperand(1, SqlLiteral.createExactNumeric("0", position));
    } else {
      var unit = new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, position);
      call.setOperand(
          0,
          SqlStdOperatorTable.MINUS_DATE.createCall(
              position, timestamp(times, 0), timestamp(times, 1), unit));
      call.setOperand(1, SqlLiteral.createInterval(1, "0 00:00:00", unit, position));
    }
  }

  private static SqlNode timestamp(SqlCallBinding times, int operand) {
    SqlNode time = times.operand(operand);
    return isDate(times, operand) ? UntypedParameters.cast(time, SqlTypeName.TIMESTAMP) : time;
  }

  private static boolean isCount(SqlCallBinding call, int operand) {
    return call.operand(operand) instanceof SqlDynamicParam
        || SqlTypeName.INT_TYPES.contains(call.getOperandType(operand).getSqlTypeName());
  }

  private void countDays(SqlCallBinding arithmetic, int operand) {
    SqlNode number = arithmetic.operand(operand);
    boolean isParameter = number instanceof SqlDynamicParam;
    // A parameter beside an interval would be one; a BIGINT beside a date would overflow in
    // silence.
    if (isParameter || arithmetic.getOperandType(operand).getSqlTypeName() == SqlTypeName.BIGINT) {
      number = UntypedParameters.cast(number, SqlTypeName.INTEGER);
    }
    SqlParserPos position = number.getParserPosition();
    SqlNode day =
        SqlLiteral.createInterval(
            1, "1", new SqlIntervalQualifier(TimeUnit.DAY, null, position), position);
    arithmetic
        .getCall()
        .setOperand(operand, SqlStdOperatorTable.MULTIPLY.createCall(position, number, day));
  }
}
