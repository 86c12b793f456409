package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.sql.time.DialectOperators;
import io.github.zoomim.sql.type.IntervalText;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction.Flag;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Functions that people know from other databases or from JDBC's <code>{fn …}</code>, in the
 * engine's own words.
 */
final class KnownFunctions {
  private KnownFunctions() {}

  /**
   * The call in the engine's words; null where they are the same.
   *
   * @param name the function's bare name in upper case
   */
  static @Nullable SqlNode rewrite(String name, SqlCall call) {
    List<SqlNode> arguments = call.getOperandList();
    if (name.equals("CAST") || name.equals("TRY_CAST") || name.equals("SAFE_CAST")) {
      if (call.operand(0) instanceof SqlLiteral literal
          && literal.getTypeName() == SqlTypeName.BOOLEAN) {
        // SqlMonotonicBinaryOperator would take it for a number where it is multiplied.
        call.setOperand(
            0, SqlStdOperatorTable.IS_TRUE.createCall(literal.getParserPosition(), literal));
      }
      SqlNode interval = interval(call);
      return interval == null ? ShortTexts.kept(call) : interval;
    }
    if (name.equals("CONCAT_WS") && arguments.size() > 1) {
      return separated(call);
    }
    SqlNode known =
        switch (arguments.size()) {
          case 0 -> constant(name, call.getParserPosition());
          case 1 -> ofOne(name, call);
          case 2 -> ofTwo(name, call);
          default -> ofMore(name, call);
        };
    boolean isJdbc = call.getOperator() instanceof SqlJdbcFunctionCall;
    if (known == null && isJdbc && !name.equals("CONVERT")) {
      return named(name, call, arguments);
    }
    return known;
  }

  /** {@code (n || ' days')::interval}, as people multiply an interval. */
  private static @Nullable SqlNode interval(SqlCall cast) {
    if (!(cast.operand(1) instanceof SqlIntervalQualifier)
        || !(cast.operand(0) instanceof SqlCall joined)
        || !joined.getOperator().equals(SqlStdOperatorTable.CONCAT)
        || !(joined.operand(1) instanceof SqlCharStringLiteral unit)) {
      return null;
    }
    List<IntervalText> one =
        IntervalText.parse("1" + requireNonNull(unit.getValueAs(String.class)));
    if (one.size() != 1) {
      return null;
    }
    SqlParserPos position = cast.getParserPosition();
    SqlNode number = UntypedParameters.cast(joined.operand(0), SqlTypeName.INTEGER);
    TimeUnit inUnits = TimeUnit.valueOf(one.get(0).unit().name());
    return SqlStdOperatorTable.MULTIPLY.createCall(
        position,
        number,
        SqlLiteral.createInterval(
            1, one.get(0).amount(), new SqlIntervalQualifier(inUnits, null, position), position));
  }

  private static @Nullable SqlNode constant(String name, SqlParserPos position) {
    SqlOperator same =
        switch (name) {
          case "NOW", "GETDATE" -> SqlStdOperatorTable.CURRENT_TIMESTAMP;
          case "CURDATE" -> SqlStdOperatorTable.CURRENT_DATE;
          case "CURTIME" -> SqlStdOperatorTable.LOCALTIME;
          case "USER" -> SqlStdOperatorTable.USER;
          default -> null;
        };
    if (same != null) {
      return same.createCall(position);
    }
    return switch (name) {
      case "CURRENT_SCHEMA" -> SqlLiteral.createCharString(Dialect.DEFAULT_SCHEMA, position);
      case "VERSION" -> SqlLiteral.createCharString("zoomim-jdbc", position);
      case "CURRENT_CATALOG", "CURRENT_DATABASE", "DATABASE" ->
          SqlLiteral.createCharString("", position);
      default -> null;
    };
  }

  private static @Nullable SqlNode ofOne(String name, SqlCall call) {
    return switch (name) {
      case "DATE" -> date(call.operand(0));
      case "DAY" -> same(SqlStdOperatorTable.DAYOFMONTH, call);
      case "CEILING" -> same(SqlStdOperatorTable.CEIL, call);
      // JDBC's is the natural one.
      case "LOG" ->
          call.getOperator() instanceof SqlJdbcFunctionCall
              ? same(SqlStdOperatorTable.LN, call)
              : null;
      case "TO_TIMESTAMP" ->
          SqlStdOperatorTable.PLUS.createCall(
              call.getParserPosition(),
              SqlLiteral.createTimestamp(
                  SqlTypeName.TIMESTAMP,
                  TimestampString.fromMillisSinceEpoch(0),
                  0,
                  call.getParserPosition()),
              SqlStdOperatorTable.MULTIPLY.createCall(
                  call.getParserPosition(),
                  UntypedParameters.cast(call.operand(0), SqlTypeName.DECIMAL),
                  SqlLiteral.createInterval(
                      1,
                      "1",
                      new SqlIntervalQualifier(TimeUnit.SECOND, null, call.getParserPosition()),
                      call.getParserPosition())));
      case "LCASE" -> named("LOWER", call, call.getOperandList());
      case "UCASE" -> named("UPPER", call, call.getOperandList());
      case "CHAR" -> named("CHR", call, call.getOperandList());
      case "BTRIM" ->
          trimmed(Flag.BOTH, call, SqlLiteral.createCharString(" ", call.getParserPosition()));
      default -> null;
    };
  }

  private static @Nullable SqlNode ofTwo(String name, SqlCall call) {
    return switch (name) {
      case "ADD_MONTHS" ->
          SqlStdOperatorTable.TIMESTAMP_ADD.createCall(
              call.getParserPosition(),
              new SqlIntervalQualifier(TimeUnit.MONTH, null, call.getParserPosition()),
              call.operand(1),
              call.operand(0));
      case "IFNULL", "ISNULL", "NVL" -> same(SqlStdOperatorTable.COALESCE, call);
      case "LOCATE", "CHARINDEX" -> same(SqlStdOperatorTable.POSITION, call);
      case "BTRIM" -> trimmed(Flag.BOTH, call, call.operand(1));
      case "LTRIM" -> trimmed(Flag.LEADING, call, call.operand(1));
      case "RTRIM" -> trimmed(Flag.TRAILING, call, call.operand(1));
      case "SUBSTRING" ->
          call.operand(1) instanceof SqlCharStringLiteral
              ? named("REGEXP_SUBSTR", call, call.getOperandList())
              : null;
      case "DATE_TRUNC" -> DateTrunc.rewrite(call);
      case "EXTRACT", "DATE_PART", "DATEPART" -> extract(name, call);
      case "DATEDIFF" ->
          SqlStdOperatorTable.MINUS.createCall(
              call.getParserPosition(), date(call.operand(0)), date(call.operand(1)));
      default -> null;
    };
  }

  /** A unit that isn't known has a name, and EPOCH for its range. */
  private static @Nullable SqlNode extract(String name, SqlCall call) {
    SqlNode known = name.equals("DATEPART") ? same(SqlStdOperatorTable.EXTRACT, call) : null;
    if (!(call.operand(0) instanceof SqlIntervalQualifier unit) || unit.timeFrameName != null) {
      return known;
    }
    return switch (unit.timeUnitRange) {
      case EPOCH -> seconds(call);
      case DOW -> {
        // Sunday is 0 there, and 1 for DAYOFWEEK, which the engine has for both.
        SqlParserPos position = call.getParserPosition();
        SqlNode one = SqlLiteral.createExactNumeric("1", position);
        yield SqlStdOperatorTable.MINUS.createCall(position, known == null ? call : known, one);
      }
      default -> known;
    };
  }

  /** EXTRACT(EPOCH …) with the fraction that the engine's lacks. */
  private static SqlNode seconds(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    SqlNode seconds =
        SqlStdOperatorTable.DIVIDE.createCall(
            position,
            named(DialectOperators.MILLISECONDS, call, List.of(call.operand(1))),
            SqlLiteral.createExactNumeric("1000.000", position));
    return SqlStdOperatorTable.CAST.createCall(
        position,
        seconds,
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(
                SqlTypeName.DECIMAL, 18, ZoomTypeSystem.MILLISECONDS, position),
            position));
  }

  private static @Nullable SqlNode ofMore(String name, SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> arguments = call.getOperandList();
    return switch (name) {
      case "IIF", "IF" ->
          call.operandCount() != 3
              ? null
              : choice(
                  position, List.of(arguments.get(0)), List.of(arguments.get(1)), arguments.get(2));
      case "NVL2" ->
          call.operandCount() != 3
              ? null
              : choice(
                  position,
                  List.of(SqlStdOperatorTable.IS_NOT_NULL.createCall(position, arguments.get(0))),
                  List.of(arguments.get(1)),
                  arguments.get(2));
      case "DECODE" -> decode(call);
      case "LOCATE", "CHARINDEX" -> same(SqlStdOperatorTable.POSITION, call);
      case "INSERT" ->
          call.operandCount() != 4
              ? null
              : SqlStdOperatorTable.OVERLAY.createCall(
                  position, call.operand(0), call.operand(3), call.operand(1), call.operand(2));
      case "WIDTH_BUCKET" -> call.operandCount() != 4 ? null : bucket(call);
      case "TIMESTAMPADD", "DATEADD" -> same(SqlStdOperatorTable.TIMESTAMP_ADD, call);
      case "TIMESTAMPDIFF" -> same(SqlStdOperatorTable.TIMESTAMP_DIFF, call);
      case "DATEDIFF" -> boundaries(call);
      default -> null;
    };
  }

  /** Which of equal parts between two bounds a number is in; 0 before the first. */
  private static SqlNode bucket(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    SqlNode value = call.operand(0);
    SqlNode low = call.operand(1);
    SqlNode count = call.operand(3);
    SqlNode one = SqlLiteral.createExactNumeric("1", position);
    SqlNode width = SqlStdOperatorTable.MINUS.createCall(position, call.operand(2), low);
    SqlNode parts =
        SqlStdOperatorTable.MULTIPLY.createCall(
            position, SqlStdOperatorTable.MINUS.createCall(position, value, low), count);
    SqlNode part =
        SqlStdOperatorTable.FLOOR.createCall(
            position,
            SqlStdOperatorTable.DIVIDE.createCall(
                position, UntypedParameters.cast(parts, SqlTypeName.DECIMAL), width));
    return choice(
        position,
        List.of(
            SqlStdOperatorTable.LESS_THAN.createCall(position, value, low),
            SqlStdOperatorTable.GREATER_THAN_OR_EQUAL.createCall(position, value, call.operand(2))),
        List.of(
            SqlLiteral.createExactNumeric("0", position),
            SqlStdOperatorTable.PLUS.createCall(position, count, one)),
        SqlStdOperatorTable.PLUS.createCall(
            position, UntypedParameters.cast(part, SqlTypeName.INTEGER), one));
  }

  /** A CASE: the engine's own DECODE compares a date with a timestamp as numbers. */
  private static SqlNode decode(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> arguments = call.getOperandList();
    List<SqlNode> conditions = new ArrayList<>();
    List<SqlNode> values = new ArrayList<>();
    int i = 1;
    for (; i + 1 < arguments.size(); i += 2) {
      conditions.add(
          SqlStdOperatorTable.IS_NOT_DISTINCT_FROM.createCall(
              position, arguments.get(0), arguments.get(i)));
      values.add(arguments.get(i + 1));
    }
    return choice(
        position,
        conditions,
        values,
        i < arguments.size() ? arguments.get(i) : SqlLiteral.createNull(position));
  }

  /** Each text after the separator, but the first: the engine's ends with one before NULL. */
  private static SqlNode separated(SqlCall call) {
    SqlParserPos position = call.getParserPosition();
    SqlNode separator = call.operand(0);
    List<SqlNode> texts = new ArrayList<>(call.getOperandList());
    texts.remove(0);
    texts.replaceAll(text -> SqlStdOperatorTable.CONCAT.createCall(position, separator, text));
    SqlNode first =
        SqlStdOperatorTable.PLUS.createCall(
            position,
            SqlStdOperatorTable.CHAR_LENGTH.createCall(position, separator),
            SqlLiteral.createExactNumeric("1", position));
    return SqlStdOperatorTable.SUBSTRING.createCall(position, named("CONCAT", call, texts), first);
  }

  private static SqlNode choice(
      SqlParserPos position, List<SqlNode> conditions, List<SqlNode> values, SqlNode otherwise) {
    return new SqlCase(
        position,
        null,
        new SqlNodeList(conditions, position),
        new SqlNodeList(values, position),
        otherwise);
  }

  /** How many boundaries of the unit lie between, as the databases with a DATEDIFF count. */
  private static @Nullable SqlNode boundaries(SqlCall call) {
    if (!(call.operand(0) instanceof SqlIntervalQualifier unit)) {
      return null;
    }
    return SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(
        call.getParserPosition(),
        unit,
        SqlStdOperatorTable.FLOOR.createCall(call.getParserPosition(), call.operand(1), unit),
        SqlStdOperatorTable.FLOOR.createCall(call.getParserPosition(), call.operand(2), unit));
  }

  private static SqlNode trimmed(Flag side, SqlCall call, SqlNode characters) {
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.TRIM.createCall(
        position, side.symbol(position), characters, call.operand(0));
  }

  private static SqlNode date(SqlNode time) {
    SqlParserPos position = time.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position,
        time,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.DATE, position), position));
  }

  private static @Nullable SqlNode same(SqlOperator operator, SqlCall call) {
    return call.getOperator().equals(operator)
        ? null
        : operator.createCall(call.getParserPosition(), call.getOperandList());
  }

  /** A call of the function that has the name, whichever that is. */
  static SqlNode named(String name, SqlCall call, List<SqlNode> arguments) {
    SqlFunction function =
        new SqlUnresolvedFunction(
            new SqlIdentifier(name, call.getParserPosition()),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
    return function.createCall(call.getParserPosition(), arguments);
  }
}
