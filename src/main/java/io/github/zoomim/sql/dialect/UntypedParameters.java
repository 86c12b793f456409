package io.github.zoomim.sql.dialect;

import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Gives parameters and NULLs the type that their place asks for where the engine finds none: {@code
 * UPPER(?)}, {@code ? || '%'}, or finds a wrong one: {@code ? - INTERVAL '7' DAY}.
 */
final class UntypedParameters {
  private static final Set<String> TEXTS =
      Set.of(
          "||",
          "UPPER",
          "LOWER",
          "INITCAP",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "BTRIM",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "LENGTH",
          "OCTET_LENGTH",
          "REVERSE",
          "CONCAT",
          "CONCAT_WS",
          "POSITION",
          "REPLACE",
          "TRANSLATE",
          "ASCII",
          "MD5",
          "TO_DATE",
          "TO_TIMESTAMP",
          "REGEXP_LIKE",
          "STRING_AGG",
          "LISTAGG",
          "GROUP_CONCAT");

  /** What takes a number, as its first argument. */
  private static final Set<String> OF_NUMBERS =
      Set.of(
          "ABS",
          "SIGN",
          "ROUND",
          "TRUNC",
          "TRUNCATE",
          "SQRT",
          "CBRT",
          "POWER",
          "EXP",
          "LN",
          "LOG",
          "LOG10",
          "SIN",
          "COS",
          "TAN",
          "ASIN",
          "ACOS",
          "ATAN",
          "DEGREES",
          "RADIANS",
          "STDDEV",
          "VARIANCE",
          "SUM",
          "AVG");

  private static final Set<String> TEXT_AND_NUMBERS =
      Set.of("SUBSTRING", "SUBSTR", "LEFT", "RIGHT", "REPEAT", "LPAD", "RPAD", "SPLIT_PART");

  /** What takes a time, as its last argument or its only one. */
  private static final Set<String> OF_TIMES =
      Set.of(
          "DATE_TRUNC",
          "DATE_PART",
          "DATEPART",
          "EXTRACT",
          "LAST_DAY",
          "YEAR",
          "QUARTER",
          "MONTH",
          "WEEK",
          "DAY",
          "DAYOFMONTH",
          "DAYOFWEEK",
          "DAYOFYEAR",
          "HOUR",
          "MINUTE",
          "SECOND",
          "MONTHNAME",
          "DAYNAME");

  /** Aggregates that Calcite has no code for where they are of a NULL without a type. */
  private static final Set<String> OF_ANYTHING = Set.of("SUM", "AVG", "MIN", "MAX");

  private static final Set<SqlKind> NUMERIC =
      EnumSet.of(SqlKind.PLUS, SqlKind.MINUS, SqlKind.TIMES, SqlKind.DIVIDE, SqlKind.MINUS_PREFIX);

  private UntypedParameters() {}

  /**
   * Puts a cast around parameters and NULLs that stand in the call itself.
   *
   * @param name the function's bare name in upper case, or the operator's
   */
  static void type(String name, SqlCall call) {
    for (int i = 0; i < call.operandCount(); i++) {
      boolean isNull = SqlUtil.isNullLiteral(call.operand(i), false);
      SqlTypeName type =
          isNull && OF_ANYTHING.contains(name)
              ? SqlTypeName.INTEGER
              : isNull || call.operand(i) instanceof SqlDynamicParam ? type(name, call, i) : null;
      if (type != null) {
        call.setOperand(i, cast(call.operand(i), type));
      }
    }
  }

  static SqlNode cast(SqlNode value, SqlTypeName type) {
    SqlParserPos position = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position));
  }

  private static @Nullable SqlTypeName type(String name, SqlCall call, int index) {
    if (TEXTS.contains(name)) {
      return SqlTypeName.VARCHAR;
    }
    if (OF_NUMBERS.contains(name)) {
      return index == 0 || name.equals("POWER") || name.equals("LOG")
          ? SqlTypeName.DOUBLE
          : SqlTypeName.INTEGER;
    }
    if (name.equals("MOD") || name.equals("%")) {
      return SqlTypeName.BIGINT;
    }
    if (TEXT_AND_NUMBERS.contains(name)) {
      boolean isText =
          index == 0
              || (index == 1 && name.equals("SPLIT_PART"))
              || (index == 2 && name.endsWith("PAD"));
      return isText ? SqlTypeName.VARCHAR : SqlTypeName.INTEGER;
    }
    if (name.equals("TIMESTAMPADD") || name.equals("TIMESTAMPDIFF")) {
      return name.endsWith("ADD") && index == 1 ? SqlTypeName.INTEGER : SqlTypeName.TIMESTAMP;
    }
    if (name.equals("TO_CHAR")) {
      return index == 0 ? SqlTypeName.TIMESTAMP : SqlTypeName.VARCHAR;
    }
    if (OF_TIMES.contains(name)) {
      return index == call.operandCount() - 1 ? SqlTypeName.TIMESTAMP : null;
    }
    if (name.equals("DATEDIFF") || name.equals("FLOOR") || name.equals("CEIL")) {
      boolean withUnit =
          call.getOperandList().stream().anyMatch(SqlIntervalQualifier.class::isInstance);
      return withUnit ? SqlTypeName.TIMESTAMP : name.equals("DATEDIFF") ? null : SqlTypeName.DOUBLE;
    }
    boolean withInterval = false;
    for (SqlNode operand : call.getOperandList()) {
      withInterval |= operand instanceof SqlIntervalLiteral;
    }
    if (!withInterval) {
      boolean isNumber =
          call.isA(NUMERIC)
              && call.getOperandList().stream().allMatch(SqlDynamicParam.class::isInstance);
      return isNumber ? SqlTypeName.DOUBLE : null;
    }
    return switch (call.getKind()) {
      case TIMES -> SqlTypeName.INTEGER;
      case PLUS, MINUS -> SqlTypeName.TIMESTAMP;
      default -> null;
    };
  }
}
