package io.github.zoomim.sql;

import io.github.zoomim.sql.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one run, pulled one by one. For one thread; {@link #close} is idempotent.
 *
 * <p>A value has the Java class of its {@link SqlType}: CHAR and VARCHAR a String, BOOLEAN a
 * Boolean, TINYINT to BIGINT a Byte, Short, Integer, Long, DECIMAL a BigDecimal, REAL a Float,
 * FLOAT and DOUBLE a Double, DATE a LocalDate, TIME a LocalTime, TIMESTAMP a LocalDateTime (the UTC
 * wall-clock), BINARY a byte[], ARRAY a List, a day-time interval a Duration, a year-month interval
 * a Period.
 */
public interface RowCursor extends AutoCloseable {
  /**
   * Goes to the next row; may block for a request.
   *
   * @return false after the last row
   * @throws io.github.zoomim.execution.ZoomImFailure when the run fails or is stopped
   */
  boolean next();

  /**
   * Whether a {@link #next} after the first, which may always sort, group and join, may work for
   * long without looking at the stop of its execution.
   */
  default boolean mayLast() {
    return false;
  }

  /** The value of the column, counted from 0, in the current row. */
  @Nullable Object value(int column);

  @Override
  void close();
}
