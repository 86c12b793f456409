package io.github.zoomim.sql.dialect;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
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
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * What the engine's own coercion leaves out. An integer that is added to a DATE or subtracted is a
 * number of days, and so is the difference of two dates, as in PostgreSQL and Oracle; that of two
 * times is an interval. A bare text beside a time, in COALESCE and wherever one type is wanted, is
 * a time. ANY and ALL take the types that IN takes.
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
      if (kind == SqlKind.MINUS && isDate(arithmetic, 0) && isDate(arithmetic, 1)) {
        replaceOperands(arithmetic, DialectCoercion::daysSinceStart);
        return true;
      }
      if (kind == SqlKind.MINUS && haveDifference(arithmetic)) {
        replaceOperands(arithmetic, DialectCoercion::timeSinceStart);
        return true;
      }
    }
    return super.binaryArithmeticCoercion(arithmetic);
  }

  private static boolean isDate(SqlCallBinding call, int operand) {
    return !(call.operand(operand) instanceof SqlDynamicParam)
        && call.getOperandType(operand).getSqlTypeName() == SqlTypeName.DATE;
  }

  /** Times of day have one with each other only. */
  private static boolean haveDifference(SqlCallBinding call) {
    SqlTypeName left = call.getOperandType(0).getSqlTypeName();
    SqlTypeName right = call.getOperandType(1).getSqlTypeName();
    return SqlTypeName.DATETIME_TYPES.contains(left)
        && SqlTypeName.DATETIME_TYPES.contains(right)
        && (left == SqlTypeName.TIME) == (right == SqlTypeName.TIME);
  }

  /** The engine subtracts numbers and intervals. */
  private static void replaceOperands(
      SqlCallBinding call, BiFunction<SqlNode, SqlTypeName, SqlNode> replacement) {
    for (int i = 0; i < 2; i++) {
      SqlTypeName type = call.getOperandType(i).getSqlTypeName();
      call.getCall().setOperand(i, replacement.apply(call.operand(i), type));
    }
  }

  private static SqlNode daysSinceStart(SqlNode date, SqlTypeName type) {
    SqlParserPos position = date.getParserPosition();
    return SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(
        position,
        new SqlIntervalQualifier(TimeUnit.DAY, null, position),
        start(type, position),
        date);
  }

  private static SqlNode timeSinceStart(SqlNode time, SqlTypeName type) {
    SqlParserPos position = time.getParserPosition();
    return SqlStdOperatorTable.MINUS_DATE.createCall(
        position,
        time,
        start(type, position),
        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, position));
  }

  /** 1970-01-01, its midnight, or midnight. */
  private static SqlNode start(SqlTypeName type, SqlParserPos position) {
    return switch (type) {
      case DATE -> SqlLiteral.createDate(DateString.fromDaysSinceEpoch(0), position);
      case TIME -> SqlLiteral.createTime(TimeString.fromMillisOfDay(0), 0, position);
      default ->
          SqlLiteral.createTimestamp(
              SqlTypeName.TIMESTAMP, TimestampString.fromMillisSinceEpoch(0), 0, position);
    };
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
