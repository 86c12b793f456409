package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The getters of a result set: each takes the current row's value and converts it. */
public abstract class ValueGetters implements GettersByLabel {
  /** The value in the current row, of the class that {@code RowCursor} names for its type. */
  protected abstract @Nullable Object value(int column) throws SQLException;

  /** The type of a column that there is. */
  protected abstract SqlType type(int column);

  /** An ARRAY of these elements. */
  protected abstract Array array(List<?> elements, @Nullable SqlType component);

  @Override
  public @Nullable String getString(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Texts.of(value, type(column));
  }

  @Override
  public @Nullable String getNString(int column) throws SQLException {
    return getString(column);
  }

  @Override
  public boolean getBoolean(int column) throws SQLException {
    Object value = value(column);
    return value != null && Numbers.toBoolean(value);
  }

  @Override
  public byte getByte(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toByte(value);
  }

  @Override
  public short getShort(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toShort(value);
  }

  @Override
  public int getInt(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toInt(value);
  }

  @Override
  public long getLong(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toLong(value);
  }

  @Override
  public float getFloat(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toFloat(value);
  }

  @Override
  public double getDouble(int column) throws SQLException {
    Object value = value(column);
    return value == null ? 0 : Numbers.toDouble(value);
  }

  @Override
  public @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Numbers.toDecimal(value);
  }

  @Override
  @Deprecated
  public @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
    BigDecimal value = getBigDecimal(column);
    SqlStates.notNegative(scale, "scale");
    return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
  }

  @Override
  public byte @Nullable [] getBytes(int column) throws SQLException {
    Object value = value(column);
    return value == null ? null : Values.toBytes(value);
  }

  @Override
  public @Nullable Date getDate(int column) throws SQLException {
    return getDate(column, null);
  }

  @Override
  public @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = value(column);
    return value == null ? null : LegacyDates.toDate(Temporals.toDate(value), calendar);
  }

  @Override
  public @Nullable Time getTime(int column) throws SQLException {
    return getTime(column, null);
  }

  @Override
  public @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
    Object value = value(column);
    return value == null ? null : LegacyDates.toTime(Temporals.toTime(value), calendar);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column) throws SQLException {
    return getTimestamp(column, null);
  }

  @Override
  public @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar)
      throws SQLException {
    Object value = value(column);
    return value == null ? null : LegacyDates.toTimestamp(Temporals.toTimestamp(value), calendar);
  }

  @Override
  public @Nullable Array getArray(int column) throws SQLException {
    Object value = value(column);
    if (value == null || value instanceof List<?>) {
      return value == null ? null : array((List<?>) value, type(column).component());
    }
    throw SqlStates.cannotConvert(value, "ARRAY");
  }

  @Override
  public @Nullable Object getObject(int column) throws SQLException {
    Object value = value(column);
    if (value instanceof List<?> elements) {
      return array(elements, type(column).component());
    }
    return value == null ? null : Values.toObject(value);
  }

  /** The map is not used: there are no user-defined types. */
  @Override
  public @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getObject(column);
  }

  @Override
  public <T> @Nullable T getObject(int column, Class<T> target) throws SQLException {
    SqlStates.nonNull(target, "class");
    Object value = value(column);
    if (value instanceof List<?> && target.isAssignableFrom(Array.class)) {
      return target.cast(getArray(column));
    }
    return value == null ? null : Values.to(value, type(column), target);
  }

  @Override
  public @Nullable Reader getCharacterStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new StringReader(text);
  }

  @Override
  public @Nullable Reader getNCharacterStream(int column) throws SQLException {
    return getCharacterStream(column);
  }

  @Override
  public @Nullable NClob getNClob(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new TextClob(text);
  }

  @Override
  public @Nullable Clob getClob(int column) throws SQLException {
    return getNClob(column);
  }

  @Override
  public @Nullable InputStream getAsciiStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  @Deprecated
  public @Nullable InputStream getUnicodeStream(int column) throws SQLException {
    String text = getString(column);
    return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable InputStream getBinaryStream(int column) throws SQLException {
    byte[] bytes = getBytes(column);
    return bytes == null ? null : new ByteArrayInputStream(bytes);
  }
}
