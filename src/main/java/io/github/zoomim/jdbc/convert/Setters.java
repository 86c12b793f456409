package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.type.SqlType;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** What the setters of a prepared statement make of the values that they are given. */
public final class Setters {
  private Setters() {}

  /**
   * The value to bind.
   *
   * @param setter the method's name
   * @param arguments its arguments: the parameter's index, the value, and what else it takes
   */
  public static @Nullable Object value(String setter, @Nullable Object[] arguments)
      throws SQLException {
    Object value = arguments[1];
    Object third = arguments.length > 2 ? arguments[2] : null;
    return switch (setter) {
      case "setNull" -> null;
      case "setRef", "setRowId", "setURL", "setSQLXML", "setBlob", "setClob", "setNClob" ->
          throw SqlStates.notSupported(setter);
      case "setObject" -> arguments.length == 2 ? value : converted(arguments);
      case "setDate" -> value == null ? null : LegacyDates.fromDate((Date) value, (Calendar) third);
      case "setTime" -> value == null ? null : LegacyDates.fromTime((Time) value, (Calendar) third);
      case "setTimestamp" ->
          value == null ? null : LegacyDates.fromTimestamp((Timestamp) value, (Calendar) third);
      case "setCharacterStream", "setNCharacterStream" ->
          Streams.text((Reader) value, Streams.length(third));
      case "setAsciiStream" -> Streams.ascii((InputStream) value, Streams.length(third));
      case "setUnicodeStream" -> Streams.utf8((InputStream) value, Streams.length(third));
      case "setBinaryStream" -> Streams.bytes((InputStream) value, Streams.length(third));
      default -> value;
    };
  }

  /** The value as one of the type; the scale of DECIMAL and NUMERIC is the value's own without. */
  private static @Nullable Object converted(@Nullable Object[] arguments) throws SQLException {
    JDBCType type = type(SqlStates.nonNull(arguments[2], "type"));
    switch (type) {
      case BLOB, CLOB, NCLOB, DATALINK, DISTINCT, REF, REF_CURSOR, ROWID, SQLXML, STRUCT ->
          throw SqlStates.notSupported("A parameter of type " + type);
      case TIME_WITH_TIMEZONE -> throw SqlStates.notSupported("A parameter of type " + type);
      default -> {}
    }
    Object value = arguments[1];
    if (value == null || type == JDBCType.OTHER || type == JDBCType.JAVA_OBJECT) {
      return value;
    }
    Object converted = Parameters.convert(value, new SqlType(type, type.getName(), 0, 0, null));
    return converted instanceof BigDecimal number
            && arguments.length > 3
            && arguments[3] instanceof Integer scale
            && scale >= 0
        ? number.setScale(scale, RoundingMode.HALF_UP)
        : converted;
  }

  /** The type that a {@link SQLType} or a constant of {@link java.sql.Types} stands for. */
  private static JDBCType type(Object type) throws SQLException {
    if (type instanceof JDBCType known) {
      return known;
    }
    Object number = type instanceof SQLType other ? other.getVendorTypeNumber() : type;
    try {
      return JDBCType.valueOf((int) SqlStates.nonNull(number, "type's number"));
    } catch (IllegalArgumentException e) {
      throw SqlStates.badArgument("Not a type of java.sql.Types: " + number);
    }
  }
}
