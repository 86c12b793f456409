package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/**
 * One row of the API's {@code sessions}, or of another report that is asked for by days.
 *
 * <p>It has the row as the engine takes it, which is made once and never changed.
 */
public final class Session {
  private final String id;
  private final long idHigh;
  private final long idLow;
  private final @Nullable Long lastMessageSentTime;
  private final @Nullable Object[] values;

  /**
   * @param id the row's id; a row without one never gets here
   * @param lastMessageSentTime milliseconds since 1970-01-01T00:00Z, finer parts cut off; null
   *     where absent
   * @param values the value of each column of the table, these two among them; null where absent or
   *     not read
   */
  public Session(String id, @Nullable Long lastMessageSentTime, @Nullable Object[] values) {
    this.id = id;
    SeenSessions.IdHash hash = SeenSessions.IdHash.of(id);
    this.idHigh = hash.high();
    this.idLow = hash.low();
    this.lastMessageSentTime = lastMessageSentTime;
    this.values = values;
  }

  /** What identifies the row. */
  public String id() {
    return id;
  }

  /** The first half of the id's {@link SeenSessions.IdHash}. */
  long idHigh() {
    return idHigh;
  }

  /** The second half. */
  long idLow() {
    return idLow;
  }

  /** The time whose day the row is of; null where absent. */
  public @Nullable Long lastMessageSentTime() {
    return lastMessageSentTime;
  }

  /** The values of all columns; not to be changed. */
  public @Nullable Object[] values() {
    return values;
  }

  /** Names the row by its id and time. */
  @Override
  public String toString() {
    return id + " at " + lastMessageSentTime;
  }
}
