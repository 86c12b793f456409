package io.github.zoomim.jdbc.convert;

import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Period;

/** What metadata says of a type: sizes in characters or decimal digits, and Java classes. */
public final class TypeFacts {
  /** The size that is reported for a VARCHAR without bound, since tools expect a number. */
  public static final int UNBOUNDED = 65_535;

  private TypeFacts() {}

  public static int vendorType(SqlType type) {
    return type.jdbcType().getVendorTypeNumber();
  }

  /** COLUMN_SIZE: digits of a number, characters of a text or of a date-time as text. */
  public static int size(SqlType type) {
    return switch (type.jdbcType()) {
      case BOOLEAN, BIT -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case REAL -> 7;
      case FLOAT, DOUBLE -> 15;
      case DECIMAL, NUMERIC -> type.precision();
      case DATE -> 10;
      case TIME -> 8 + fraction(type);
      case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> 19 + fraction(type);
      case NULL -> 0;
      default -> type.precision() > 0 ? type.precision() : UNBOUNDED;
    };
  }

  /** Digits after the point: of a decimal, or of a time's seconds. */
  public static int scale(SqlType type) {
    return switch (type.jdbcType()) {
      case DECIMAL, NUMERIC -> type.scale();
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> type.precision();
      default -> 0;
    };
  }

  /** The widest text of a value, in characters. */
  public static int displaySize(SqlType type) {
    return switch (type.jdbcType()) {
      case BOOLEAN, BIT -> 5;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> size(type) + 1;
      case REAL -> 15;
      case FLOAT, DOUBLE -> 24;
      case DECIMAL, NUMERIC -> type.precision() + (type.scale() > 0 ? 2 : 1);
      case BINARY, VARBINARY, LONGVARBINARY -> Math.min(2 * size(type), UNBOUNDED);
      case NULL -> 4;
      default -> size(type);
    };
  }

  public static boolean isNumber(SqlType type) {
    return switch (type.jdbcType()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, REAL, FLOAT, DOUBLE, DECIMAL, NUMERIC -> true;
      default -> false;
    };
  }

  public static boolean isText(SqlType type) {
    return switch (type.jdbcType()) {
      case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR -> true;
      default -> false;
    };
  }

  /** The class of what {@code getObject} returns. */
  public static String className(SqlType type) {
    Class<?> objectClass =
        switch (type.jdbcType()) {
          case CHAR, VARCHAR, LONGVARCHAR, NCHAR, NVARCHAR, LONGNVARCHAR -> String.class;
          case BOOLEAN, BIT -> Boolean.class;
          case TINYINT, SMALLINT, INTEGER -> Integer.class;
          case BIGINT -> Long.class;
          case REAL -> Float.class;
          case FLOAT, DOUBLE -> Double.class;
          case DECIMAL, NUMERIC -> BigDecimal.class;
          case DATE -> Date.class;
          case TIME -> Time.class;
          case TIMESTAMP, TIMESTAMP_WITH_TIMEZONE -> Timestamp.class;
          case BINARY, VARBINARY, LONGVARBINARY -> byte[].class;
          case ARRAY -> Array.class;
          case OTHER -> interval(type);
          default -> Object.class;
        };
    return objectClass.getName();
  }

  private static Class<?> interval(SqlType type) {
    if (type.jdbcType() != JDBCType.OTHER || !type.name().startsWith("INTERVAL")) {
      return Object.class;
    }
    boolean isYearMonth = type.name().contains("YEAR") || type.name().contains("MONTH");
    return isYearMonth ? Period.class : Duration.class;
  }

  private static int fraction(SqlType type) {
    return type.precision() > 0 ? 1 + type.precision() : 0;
  }
}
