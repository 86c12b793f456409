package io.github.zoomim.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the values of all engines comparable: numbers as decimals, dates as times. */
final class Values {
  private static final MathContext SHORT = new MathContext(9);
  private static final BigDecimal CLOSE = new BigDecimal("1e-11");

  /** An order in which rows that are equal but for rounding come to the same place. */
  static final Comparator<List<@Nullable Object>> ORDER = Comparator.comparing(Values::sortable);

  private Values() {}

  static @Nullable Object read(ResultSet row, int column, int type) throws SQLException {
    if (type == Types.TIMESTAMP) {
      return row.getObject(column, LocalDateTime.class);
    }
    if (type == Types.DATE) {
      LocalDate date = row.getObject(column, LocalDate.class);
      return date == null ? null : date.atStartOfDay();
    }
    Object value = row.getObject(column);
    if (value instanceof BigDecimal || value == null) {
      return value;
    }
    if (value instanceof Number number) {
      double real = number.doubleValue();
      return Double.isFinite(real) ? new BigDecimal(value.toString()) : value.toString();
    }
    return value instanceof Boolean ? value : value.toString();
  }

  static boolean equal(List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equalRows(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalRows(List<@Nullable Object> left, List<@Nullable Object> right) {
    if (left.size() != right.size()) {
      return false;
    }
    for (int i = 0; i < left.size(); i++) {
      if (!equalValues(left.get(i), right.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equalValues(@Nullable Object left, @Nullable Object right) {
    if (left instanceof BigDecimal a && right instanceof BigDecimal b) {
      BigDecimal scale = a.abs().max(b.abs()).max(BigDecimal.ONE);
      return a.subtract(b).abs().compareTo(scale.multiply(CLOSE)) <= 0;
    }
    return left == null ? right == null : left.equals(right);
  }

  private static String sortable(List<@Nullable Object> row) {
    StringBuilder text = new StringBuilder();
    for (Object value : row) {
      text.append('|')
          .append(value == null ? "" : value.getClass().getSimpleName())
          .append(value instanceof BigDecimal number ? place(number) : value);
    }
    return text.toString();
  }

  /** Whole numbers are what they are, for they are not rounded. */
  private static String place(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return (bare.scale() <= 0 ? bare : bare.round(SHORT).stripTrailingZeros()).toPlainString();
  }
}
