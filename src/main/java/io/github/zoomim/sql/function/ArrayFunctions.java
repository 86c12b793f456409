package io.github.zoomim.sql.function;

import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTERVAL_DAY_TIME;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTERVAL_YEAR_MONTH;
import static org.apache.calcite.sql.type.SqlTypeName.BIGINT;
import static org.apache.calcite.sql.type.SqlTypeName.TIMESTAMP;
import static org.apache.calcite.sql.type.SqlTypeName.VARCHAR;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.regex.Pattern;
import org.apache.calcite.avatica.util.DateTimeUtils;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/**
 * Functions that return several values, as an array; in FROM each value is a row. Public for the
 * generated code's sake only.
 */
@Strict
public final class ArrayFunctions {
  /** The most values of an array that a function makes. */
  private static final int MOST_VALUES = 1_000_000;

  static final List<SqlOperator> ALL =
      List.of(
          of("parts", "STRING_TO_ARRAY", VARCHAR, CHARACTER, CHARACTER),
          of("split", "REGEXP_SPLIT_TO_ARRAY", VARCHAR, CHARACTER, CHARACTER),
          of("series", "SERIES", BIGINT, INTEGER, INTEGER),
          of("series", "SERIES", BIGINT, INTEGER, INTEGER, INTEGER),
          of(
              "series",
              "SERIES",
              TIMESTAMP,
              SqlTypeFamily.TIMESTAMP,
              SqlTypeFamily.TIMESTAMP,
              INTERVAL_DAY_TIME),
          of(
              "months",
              "SERIES",
              TIMESTAMP,
              SqlTypeFamily.TIMESTAMP,
              SqlTypeFamily.TIMESTAMP,
              INTERVAL_YEAR_MONTH));

  /** PostgreSQL's names of functions in FROM, and those of the arrays whose values are the rows. */
  public static final Map<String, String> TABLES =
      Map.of(
          "STRING_TO_TABLE",
          "STRING_TO_ARRAY",
          "REGEXP_SPLIT_TO_TABLE",
          "REGEXP_SPLIT_TO_ARRAY",
          "GENERATE_SERIES",
          "SERIES");

  private ArrayFunctions() {}

  private static SqlOperator of(
      String method, String name, SqlTypeName element, SqlTypeFamily... arguments) {
    return OwnFunction.of(
        ArrayFunctions.class,
        method,
        name,
        call ->
            SqlTypeTransforms.TO_NULLABLE.transformType(
                call,
                call.getTypeFactory()
                    .createArrayType(
                        call.getTypeFactory()
                            .createTypeWithNullability(
                                call.getTypeFactory().createSqlType(element), true),
                        -1)),
        arguments);
  }

  /** The text cut at each separator; nothing of an empty text. */
  public static List<String> parts(String text, String separator) {
    return text.isEmpty()
        ? List.of()
        : separator.isEmpty() ? List.of(text) : List.of(text.split(Pattern.quote(separator), -1));
  }

  /** The text cut at each match of a regular expression. */
  public static List<String> split(String text, String expression) {
    return List.of(RegularExpressions.compiled(expression, "").split(text, -1));
  }

  /** All integers between. */
  public static List<Long> series(long first, long last) {
    return series(first, last, 1);
  }

  /** Every n-th integer between, or the times with so many milliseconds between. */
  public static List<Long> series(long first, long last, long step) {
    return steps(first, last, step, number -> Math.addExact(number, step));
  }

  /** The times between with so many months between. */
  public static List<Long> months(long first, long last, int step) {
    return steps(first, last, step, time -> DateTimeUtils.addMonths(time, step));
  }

  private static List<Long> steps(long first, long last, long step, LongUnaryOperator next) {
    if (step == 0) {
      throw new ZoomImFailure(Kind.BAD_ARGUMENT, "The step of GENERATE_SERIES must not be zero");
    }
    List<Long> values = new ArrayList<>();
    for (long value = first;
        step > 0 ? value <= last : value >= last;
        value = next.applyAsLong(value)) {
      if (values.size() == MOST_VALUES) {
        throw new ZoomImFailure(
            Kind.TOO_LONG, "GENERATE_SERIES returns at most " + MOST_VALUES + " values");
      }
      values.add(value);
    }
    return values;
  }
}
