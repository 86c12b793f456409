package io.github.zoomim.oracle;

import io.github.zoomim.simulator.SimulatedSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sixty sessions with what is awkward in SQL: NULLs, duplicates, empty and blank texts, letters of
 * all sorts, equal times and times on the edges of days, months and years. No character is beyond
 * the BMP, where the engines differ in what they count.
 */
final class OracleSessions {
  private static final List<@Nullable String> TYPES = types();
  private static final String[] NAMES = {
    "Ada", "ada", "", " ", "Ada ", " Ada", "O'Brien", "design", "Design", "50% off_now", "10",
    "2", "日本語チャット", "Ünïcode", "é", "b", "a", "B", "null", "x,y", "2026-10-06", "true"
  };
  private static final String[] TIMES = {
    "2026-06-30T23:59:59.999Z",
    "2026-07-01T00:00:00Z",
    "2026-07-31T12:30:45.678Z",
    "2026-08-31T23:59:59.999Z",
    "2026-09-01T00:00:00Z",
    "2026-09-30T00:00:00.001Z",
    "2026-10-05T23:59:59.999Z",
    "2026-10-06T00:00:00Z",
    "2026-10-06T00:00:00.001Z",
    "2026-10-25T01:30:00Z",
    "2026-10-31T10:00:00Z",
    "2026-11-01T00:00:00Z",
    "2026-11-01T06:30:00Z",
    "2026-11-15T12:00:00.500Z",
    "2026-11-22T09:08:07.060Z"
  };

  static final List<SimulatedSession> ALL = sessions();

  private OracleSessions() {}

  private static List<@Nullable String> types() {
    List<@Nullable String> types = new ArrayList<>();
    types.add("Group");
    types.add("1:1");
    types.add("Group");
    types.add(null);
    types.add("1:1");
    types.add("Group");
    types.add("");
    return types;
  }

  private static List<SimulatedSession> sessions() {
    List<SimulatedSession> sessions = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = i % 8 == 5 ? null : NAMES[(i * 7 + i / 22) % NAMES.length];
      String time = i % 9 == 4 ? null : TIMES[(i * 4 + i / 15) % TIMES.length];
      sessions.add(
          new SimulatedSession(
              "s" + (10 + i),
              TYPES.get(i % TYPES.size()),
              name,
              time == null ? null : Instant.parse(time)));
    }
    return List.copyOf(sessions);
  }
}
