package io.github.zoomim.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates in headers: in HTTP's own form, and in the two older ones that have to be read too. */
final class HttpDate {
  private static final List<DateTimeFormatter> FORMS =
      List.of(
          DateTimeFormatter.RFC_1123_DATE_TIME,
          older("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
          older("EEE MMM ppd HH:mm:ss yyyy"));

  private HttpDate() {}

  private static DateTimeFormatter older(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }

  /** The moment; null for what is in none of the forms. */
  static @Nullable Instant parse(String text) {
    for (DateTimeFormatter form : FORMS) {
      try {
        return form.parse(text, Instant::from);
      } catch (DateTimeException e) {
        // Not in this form: the next one, or none.
      }
    }
    return null;
  }
}
