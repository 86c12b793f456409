package io.github.zoomim.scan;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * In which order of {@code last_message_sent_time} a scan's reader wants the sessions. Those
 * without a time come last either way.
 */
public enum TimeOrder {
  /** As they come. */
  ANY,
  /** The oldest first. */
  ASCENDING,
  /** The latest first. */
  DESCENDING;

  private static final Comparator<@Nullable Long> OLDEST_FIRST =
      Comparator.nullsLast(Comparator.naturalOrder());
  private static final Comparator<@Nullable Long> LATEST_FIRST =
      Comparator.nullsLast(Comparator.reverseOrder());

  /** Compares two times, or none; nothing comes before anything in {@link #ANY}. */
  public int compare(@Nullable Long a, @Nullable Long b) {
    return switch (this) {
      case ANY -> 0;
      case ASCENDING -> OLDEST_FIRST.compare(a, b);
      case DESCENDING -> LATEST_FIRST.compare(a, b);
    };
  }
}
