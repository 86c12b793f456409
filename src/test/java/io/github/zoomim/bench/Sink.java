package io.github.zoomim.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Uses every value of every row, so that none of the work is for nothing, and counts rows. */
final class Sink implements ByHand.Rows {
  private int rows;
  private long sum;

  @Override
  public void row(String id, @Nullable String type, @Nullable String name, @Nullable Instant time) {
    rows++;
    sum += id.hashCode() + length(type) + length(name) + (time == null ? 0 : time.toEpochMilli());
  }

  /** Reads the result to its end: id, type, name, time. */
  Sink drain(ResultSet result) throws SQLException {
    while (result.next()) {
      LocalDateTime time = result.getObject(4, LocalDateTime.class);
      row(
          result.getString(1),
          result.getString(2),
          result.getString(3),
          time == null ? null : time.toInstant(ZoneOffset.UTC));
    }
    return this;
  }

  /** Equal for equal rows in any order. */
  @Override
  public String toString() {
    return rows + " rows, " + sum;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
