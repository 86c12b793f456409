package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import org.jspecify.annotations.Nullable;

/** The types that {@code setObject} can be told to convert to. */
final class TargetTypes {
  private TargetTypes() {}

  /** The type of a constant of {@link java.sql.Types}. */
  static JDBCType of(int type) throws SQLException {
    try {
      return JDBCType.valueOf(type);
    } catch (IllegalArgumentException e) {
      throw SqlStates.badArgument("Not a constant of java.sql.Types: " + type);
    }
  }

  /**
   * The value as a value of the type.
   *
   * @param scale digits after the point for DECIMAL and NUMERIC; negative for as many as it has
   */
  static @Nullable Object convert(@Nullable Object value, SQLType type, int scale)
      throws SQLException {
    JDBCType jdbcType = known(SqlStates.nonNull(type, "type"));
    if (value == null) {
      return null;
    }
    SqlType target = new SqlType(jdbcType, jdbcType.getName(), 0, 0, null);
    return switch (jdbcType) {
      case OTHER, JAVA_OBJECT, NULL -> value;
      case DECIMAL, NUMERIC -> {
        BigDecimal number = Numbers.toDecimal(Parameters.plain(value));
        yield scale < 0 ? number : number.setScale(scale, RoundingMode.HALF_UP);
      }
      case BIT,
          BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          FLOAT,
          DOUBLE,
          CHAR,
          VARCHAR,
          LONGVARCHAR,
          NCHAR,
          NVARCHAR,
          LONGNVARCHAR,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIMEZONE,
          BINARY,
          VARBINARY,
          LONGVARBINARY,
          ARRAY ->
          Parameters.convert(value, target);
      default -> throw SqlStates.notSupported("A parameter of type " + jdbcType);
    };
  }

  private static JDBCType known(SQLType type) throws SQLException {
    if (type instanceof JDBCType jdbcType) {
      return jdbcType;
    }
    Integer number = type.getVendorTypeNumber();
    return of(SqlStates.nonNull(number, "type's number"));
  }
}
