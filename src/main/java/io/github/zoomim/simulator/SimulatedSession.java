package io.github.zoomim.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chat session of the simulated account.
 *
 * @param id what {@code session_id} (or {@code id}) shows
 * @param type "Group" or "1:1"; null for a row without type
 * @param name the name; null for a row without name
 * @param lastMessageSentTime the time of its last message; null for a row without time, which is
 *     then selected by the latest of its earlier activity, or by every window if there is none
 * @param earlierActivity when else the session was active, in any order; selects it under {@link
 *     Reading.Selection#BY_ACTIVITY}
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

  /** This session after a new message; the one before stays as activity. */
  SimulatedSession withMessageAt(Instant time) {
    List<Instant> activity = new ArrayList<>(earlierActivity);
    if (lastMessageSentTime != null) {
      activity.add(lastMessageSentTime);
    }
    return new SimulatedSession(id, type, name, time, activity);
  }
}
