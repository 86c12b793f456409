package io.github.zoomim.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat session of the simulated account.
 *
 * @param id what {@code session_id} (or {@code id}) shows
 * @param type "Group" or "1:1"; null for a row without type
 * @param name the name; null for a row without name
 * @param lastMessageSentTime the time of its last message; null for a row without time
 * @param earlierActivity when else the session was active, in any order
 */
public record SimulatedSession(
    String id,
    @Nullable String type,
    @Nullable String name,
    @Nullable Instant lastMessageSentTime,
    List<Instant> earlierActivity) {

  /** Takes a copy of the list. */
  public SimulatedSession {
    earlierActivity = List.copyOf(earlierActivity);
  }

  /** A session without activity before its last message. */
  public SimulatedSession(
      String id,
      @Nullable String type,
      @Nullable String name,
      @Nullable Instant lastMessageSentTime) {
    this(id, type, name, lastMessageSentTime, List.of());
  }

  /** A group whose name is its id. */
  public static SimulatedSession group(String id, String lastMessageSentTime) {
    return new SimulatedSession(id, "Group", id, Instant.parse(lastMessageSentTime));
  }

  /** The time whose window shows it; null where it was never active. */
  @Nullable Instant lastActivity() {
    return lastMessageSentTime != null
        ? lastMessageSentTime
        : earlierActivity.stream().max(Comparator.naturalOrder()).orElse(null);
  }
}
