package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.function.TimeText;
import io.github.zoomim.sql.function.TimestampFunctions;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/**
 * Reads literals that are dates and times, and texts that stand where one is wanted, by the grammar
 * of {@link TimeText}: {@code t >= '2026-10-05'}, {@code TIMESTAMP '2026-10-05T10:00:00Z'}. The
 * engine understands only one way to write them and fails for others while the query runs; here a
 * wrong one fails when the query is prepared.
 */
public final class TextCasts {
  private TextCasts() {}

  /**
   * The literal as the engine reads it. One finer than a millisecond becomes a cast, for the
   * engine's own have milliseconds.
   */
  static SqlNode literal(SqlUnknownLiteral literal) {
    SqlParserPos position = literal.getParserPosition();
    String text = literal.getValue();
    try {
      return switch (literal.tag) {
        case "DATE" -> SqlLiteral.createDate(date(text), position);
        case "TIME" ->
            isFine(TimeText.time(text))
                ? cast(literal, SqlTypeName.TIME)
                : SqlLiteral.createTime(time(text), digits(text), position);
        case "TIMESTAMP" ->
            isFine(TimeText.timestamp(text).toLocalTime())
                ? cast(literal, SqlTypeName.TIMESTAMP)
                : SqlLiteral.createTimestamp(
                    SqlTypeName.TIMESTAMP, timestamp(text), digits(text), position);
        case "UUID" -> throw new ZoomImFailure(Kind.UNSUPPORTED, Corrections.NO_UUID);
        case "DATETIME" ->
            throw new ZoomImFailure(Kind.UNSUPPORTED, "DATETIME is not supported; use TIMESTAMP");
        default -> throw new ZoomImFailure(Kind.UNSUPPORTED, Corrections.NO_ZONES);
      };
    } catch (ZoomImFailure e) {
      throw placed(e, literal);
    }
  }

  private static int digits(String text) {
    return Math.min(ZoomTypeSystem.MILLISECONDS, TimeText.digits(text));
  }

  private static SqlNode cast(SqlUnknownLiteral literal, SqlTypeName type) {
    return UntypedParameters.cast(
        SqlLiteral.createCharString(literal.getValue(), literal.getParserPosition()), type);
  }

  /** Whether the time has digits that the engine's times have not. */
  public static boolean isFine(LocalTime time) {
    return !time.truncatedTo(ChronoUnit.MILLIS).equals(time);
  }

  /** Whether it casts a text to a date or a time. */
  static boolean isOfText(SqlCall call) {
    return (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST)
        && call.operandCount() == 2
        && call.operand(0) instanceof SqlCharStringLiteral
        && call.operand(1) instanceof SqlDataTypeSpec type
        && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
        && switch (basic.getTypeName().toString()) {
          case "DATE", "TIME", "TIMESTAMP" -> true;
          default -> false;
        };
  }

  static RexNode convert(SqlRexContext context, SqlCall cast) {
    RelDataType type = context.getValidator().getValidatedNodeType(cast);
    SqlLiteral text = cast.operand(0);
    try {
      return value(context.getRexBuilder(), requireNonNull(text.getValueAs(String.class)), type);
    } catch (ZoomImFailure e) {
      if (cast.getKind() == SqlKind.SAFE_CAST) {
        return context.getRexBuilder().makeNullLiteral(type);
      }
      throw placed(e, text);
    }
  }

  /** A literal, or a cast of one with digits that a literal would lose. */
  private static RexNode value(RexBuilder rexBuilder, String text, RelDataType type) {
    boolean isFine =
        switch (type.getSqlTypeName()) {
          case DATE -> false;
          case TIME -> isFine(TimeText.time(text));
          default -> isFine(TimeText.timestamp(text).toLocalTime());
        };
    return isFine && type.getPrecision() == ZoomTypeSystem.MILLISECONDS
        ? rexBuilder.makeCall(
            type,
            TimestampFunctions.ofText(type.getSqlTypeName(), false),
            List.of(rexBuilder.makeLiteral(text)))
        : cut(rexBuilder, text, type);
  }

  /** The literal, without digits that the type doesn't have. */
  public static RexNode cut(RexBuilder rexBuilder, String text, RelDataType type) {
    Object value =
        switch (type.getSqlTypeName()) {
          case DATE -> date(text);
          case TIME -> time(text);
          default -> timestamp(text);
        };
    return rexBuilder.makeLiteral(value, type, true);
  }

  private static DateString date(String text) {
    return DateString.fromDaysSinceEpoch(TimestampFunctions.parseDate(text));
  }

  private static TimeString time(String text) {
    return TimeString.fromMillisOfDay(TimestampFunctions.parseTime(text));
  }

  private static TimestampString timestamp(String text) {
    return TimestampString.fromMillisSinceEpoch(TimestampFunctions.parse(text));
  }

  private static ZoomImFailure placed(ZoomImFailure failure, SqlNode node) {
    return SqlFailures.at(failure.kind(), failure.getMessage(), node);
  }
}
