package io.github.zoomim.jdbc.convert;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** The setters of a prepared statement, in terms of {@link #bind}. */
public interface ParameterSetters extends PreparedStatement {
  /** Converts the value to the parameter's type and keeps it; parameters are counted from 1. */
  void bind(int index, @Nullable Object value) throws SQLException;

  /** Converts the value to the given type first. */
  default void bind(int index, @Nullable Object value, SQLType type, int scale)
      throws SQLException {
    bind(index, TargetTypes.convert(value, type, scale));
  }

  @Override
  default void setBoolean(int index, boolean value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setByte(int index, byte value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setShort(int index, short value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setInt(int index, int value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setLong(int index, long value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setFloat(int index, float value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setDouble(int index, double value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setNString(int index, @Nullable String value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setBytes(int index, byte @Nullable [] value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setDate(int index, @Nullable Date value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setTime(int index, @Nullable Time value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setObject(int index, @Nullable Object value) throws SQLException {
    bind(index, value);
  }

  @Override
  default void setDate(int index, @Nullable Date value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : LegacyDates.fromDate(value, calendar));
  }

  @Override
  default void setTime(int index, @Nullable Time value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : LegacyDates.fromTime(value, calendar));
  }

  @Override
  default void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
      throws SQLException {
    bind(index, value == null ? null : LegacyDates.fromTimestamp(value, calendar));
  }

  @Override
  default void setNull(int index, int type) throws SQLException {
    bind(index, null);
  }

  @Override
  default void setNull(int index, int type, @Nullable String typeName) throws SQLException {
    bind(index, null);
  }

  @Override
  default void setObject(int index, @Nullable Object value, int type) throws SQLException {
    bind(index, value, TargetTypes.of(type), -1);
  }

  @Override
  default void setObject(int index, @Nullable Object value, int type, int scaleOrLength)
      throws SQLException {
    bind(index, value, TargetTypes.of(type), scaleOrLength);
  }

  @Override
  default void setObject(int index, @Nullable Object value, SQLType type) throws SQLException {
    bind(index, value, type, -1);
  }

  @Override
  default void setObject(int index, @Nullable Object value, SQLType type, int scaleOrLength)
      throws SQLException {
    bind(index, value, type, scaleOrLength);
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader text) throws SQLException {
    bind(index, Streams.text(text, -1));
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader text, long length)
      throws SQLException {
    bind(index, Streams.text(text, Streams.length(length)));
  }

  @Override
  default void setNCharacterStream(int index, @Nullable Reader text) throws SQLException {
    bind(index, Streams.text(text, -1));
  }

  @Override
  default void setNCharacterStream(int index, @Nullable Reader text, long length)
      throws SQLException {
    bind(index, Streams.text(text, Streams.length(length)));
  }

  @Override
  default void setCharacterStream(int index, @Nullable Reader text, int length)
      throws SQLException {
    setCharacterStream(index, text, (long) length);
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream stream) throws SQLException {
    bind(index, Streams.ascii(stream, -1));
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream stream, long length)
      throws SQLException {
    bind(index, Streams.ascii(stream, Streams.length(length)));
  }

  @Override
  default void setAsciiStream(int index, @Nullable InputStream stream, int length)
      throws SQLException {
    setAsciiStream(index, stream, (long) length);
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream stream) throws SQLException {
    bind(index, Streams.bytes(stream, -1));
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream stream, long length)
      throws SQLException {
    bind(index, Streams.bytes(stream, Streams.length(length)));
  }

  @Override
  default void setBinaryStream(int index, @Nullable InputStream stream, int length)
      throws SQLException {
    setBinaryStream(index, stream, (long) length);
  }

  @Override
  @Deprecated
  default void setUnicodeStream(int index, @Nullable InputStream stream, int length)
      throws SQLException {
    bind(index, Streams.utf8(stream, Streams.length(length)));
  }

  @Override
  default void setArray(int index, @Nullable Array value) throws SQLException {
    bind(index, value);
  }
}
