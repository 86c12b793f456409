package io.github.zoomim.oracle;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Binds parameters by the setters that fit, each value by another one. */
final class Parameters {
  private Parameters() {}

  static void set(PreparedStatement statement, int at, Expr.Parameter parameter)
      throws SQLException {
    Object value = parameter.value();
    boolean otherwise = at % 2 == 0;
    if (value == null) {
      setNull(statement, at, parameter.type(), otherwise);
    } else if (value instanceof Integer number && !otherwise) {
      statement.setInt(at, number);
    } else if (value instanceof Integer number) {
      statement.setLong(at, number);
    } else if (value instanceof BigDecimal number) {
      statement.setBigDecimal(at, number);
    } else if (value instanceof Double number) {
      statement.setDouble(at, number);
    } else if (value instanceof LocalDateTime time && otherwise) {
      statement.setTimestamp(at, Timestamp.valueOf(time));
    } else if (value instanceof LocalDate date && otherwise) {
      statement.setDate(at, java.sql.Date.valueOf(date));
    } else if (value instanceof String text) {
      statement.setString(at, text);
    } else {
      statement.setObject(at, value);
    }
  }

  private static void setNull(PreparedStatement statement, int at, Type type, boolean otherwise)
      throws SQLException {
    if (otherwise) {
      statement.setObject(at, null);
    } else {
      statement.setNull(
          at,
          switch (type) {
            case TEXT -> Types.VARCHAR;
            case INTEGER -> Types.INTEGER;
            case DECIMAL -> Types.DECIMAL;
            case DOUBLE -> Types.DOUBLE;
            case TIME -> Types.TIMESTAMP;
            case DATE -> Types.DATE;
            case BOOLEAN -> Types.BOOLEAN;
          });
    }
  }
}
