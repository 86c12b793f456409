package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Warns when Zoom seems to count days in another zone than it is asked in: it then returns sessions
 * of the eve of a window, by our reckoning. Nobody knows whose days {@code from} and {@code to}
 * are; with the wrong ones, a predicate can miss sessions at the edges of its days.
 *
 * <p>A session <em>after</em> its window proves nothing: its last message may be later than the
 * activity that it was selected by.
 */
final class ZoneMismatchWarning {
  /** No zone is further ahead of another. */
  private static final Duration FURTHEST = Duration.ofHours(26);

  private final ZoneId zone;

  ZoneMismatchWarning(ZoneId zone) {
    this.zone = zone;
  }

  /** Looks at a page of the window. */
  void look(DateWindow window, SessionPage page, Execution execution) {
    long start = window.from().atStartOfDay(zone).toInstant().toEpochMilli();
    for (Session session : page.sessions()) {
      Long time = session.lastMessageSentTime();
      if (time != null && time < start && time >= start - FURTHEST.toMillis()) {
        execution.warn(
            "Zoom returned a session of "
                + Instant.ofEpochMilli(time)
                + " for the days "
                + window
                + ", which begin later in the zone "
                + zone
                + ": Zoom seems to count days in a zone further east; set accountTimeZone to the"
                + " account's time zone, otherwise predicates on last_message_sent_time may miss"
                + " sessions near midnight");
        return;
      }
    }
  }
}
