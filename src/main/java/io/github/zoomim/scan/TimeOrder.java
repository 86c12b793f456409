package io.github.zoomim.scan;

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
  DESCENDING
}
