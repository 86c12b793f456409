package io.github.zoomim.support;

import io.github.zoomim.simulator.SimulatedSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Few sessions with what is awkward in SQL: NULLs, quotes, blanks, wildcards, letters of all sorts.
 */
public final class DialectSessions {
  public static final List<SimulatedSession> ALL =
      List.of(
          session("s01", "Group", "Design", "2026-10-05T10:00:00Z"),
          session("s02", "Group", "design review", "2026-10-05T23:59:59.999Z"),
          session("s03", "1:1", "Ada Lovelace", "2026-10-06T00:00:00Z"),
          session("s04", "1:1", "O'Brien", "2026-10-31T12:30:45.678Z"),
          session("s05", "Group", "日本語チャット", "2026-11-01T00:00:00Z"),
          session("s06", "Group", "party 🎉 time", "2026-11-01T08:15:00Z"),
          session("s07", "1:1", null, "2026-11-22T09:00:00Z"),
          session("s08", null, "50% off_now", "2026-11-23T11:59:59Z"),
          session("s09", "Group", "Straße", "2026-09-30T23:59:59.999Z"),
          session("s10", "1:1", "Ada Lovelace", "2026-07-04T16:20:00Z"),
          session("s11", "Group", "", "2026-06-30T00:00:00.001Z"),
          session("s12", "Group", "  padded  ", null));

  private DialectSessions() {}

  private static SimulatedSession session(
      String id, @Nullable String type, @Nullable String name, @Nullable String time) {
    return new SimulatedSession(id, type, name, time == null ? null : Instant.parse(time));
  }
}
