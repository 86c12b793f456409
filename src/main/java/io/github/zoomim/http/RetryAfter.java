package io.github.zoomim.http;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} in its three forms: seconds, an ISO instant, an HTTP date. */
public final class RetryAfter {
  /** Far beyond every wait that is granted, and still safe to add to an instant. */
  private static final Duration AGES = Duration.ofDays(36_500);

  private RetryAfter() {}

  /**
   * How long the server asks to wait.
   *
   * @param value the header's value; null where absent
   * @return from zero, for times past, to a hundred years; null for what can't be read
   */
  public static @Nullable Duration parse(@Nullable String value, Instant now) {
    String text = value == null ? "" : value.strip();
    if (text.isEmpty() || text.length() > 64) {
      return null;
    }
    if (text.matches("-?[0-9]+")) {
      BigInteger seconds = new BigInteger(text).max(BigInteger.ZERO);
      return Duration.ofSeconds(seconds.min(BigInteger.valueOf(AGES.toSeconds())).longValue());
    }
    Instant date = HttpDate.parse(text);
    try {
      Instant end =
          date == null ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, Instant::from) : date;
      Duration wait = Duration.between(now, end);
      return wait.isNegative() ? Duration.ZERO : Collections.min(List.of(wait, AGES));
    } catch (DateTimeException | ArithmeticException e) {
      // In neither form, or beyond all bounds.
      return null;
    }
  }
}
