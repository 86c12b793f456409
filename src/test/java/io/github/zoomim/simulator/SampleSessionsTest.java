package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class SampleSessionsTest {
  private static final Instant FROM = Instant.parse("2026-05-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-01T00:00:00Z");
  private static final List<SimulatedSession> SESSIONS =
      SampleSessions.generate(20_000, FROM, TO, 42);

  @Test
  void areTheSameForTheSameSeedOnly() {
    assertThat(SampleSessions.generate(20_000, FROM, TO, 42)).isEqualTo(SESSIONS);
    assertThat(SampleSessions.generate(20_000, FROM, TO, 43).get(0)).isNotEqualTo(SESSIONS.get(0));
  }

  @Test
  void haveIdsOfTheirOwn() {
    Set<String> ids = SESSIONS.stream().map(SimulatedSession::id).collect(Collectors.toSet());
    assertThat(ids).hasSize(SESSIONS.size());
  }

  @Test
  void lieWithinTheRangeOnEveryDay() {
    Set<LocalDate> days = new HashSet<>();
    for (SimulatedSession session : SESSIONS) {
      Instant time = session.lastMessageSentTime();
      if (time != null) {
        assertThat(time).isAfterOrEqualTo(FROM).isBefore(TO);
        assertThat(session.earlierActivity()).allMatch(t -> !t.isBefore(FROM) && !t.isAfter(time));
        days.add(LocalDate.ofInstant(time, ZoneOffset.UTC));
      } else {
        assertThat(session.earlierActivity()).hasSize(1);
      }
    }
    assertThat(days).hasSize(184);
  }

  @Test
  void lieOnTheEdgesOfDaysToo() {
    List<String> times =
        SESSIONS.stream()
            .map(SimulatedSession::lastMessageSentTime)
            .filter(Objects::nonNull)
            .map(Instant::toString)
            .toList();
    assertThat(times).anyMatch(t -> t.endsWith("T00:00:00Z"));
    assertThat(times).anyMatch(t -> t.endsWith("T23:59:59.999Z"));
  }

  @Test
  void holdEveryKindOfValue() {
    assertThat(SESSIONS).extracting(SimulatedSession::type).contains("Group", "1:1", "", null);
    assertThat(SESSIONS)
        .extracting(SimulatedSession::name)
        .contains(
            null,
            "",
            "O'Brien's \"quoted\" team",
            "back\\slash \\n \\u0041",
            "two\nlines\tand a tab\r\n",
            "产品设计讨论",
            "🚀 Launch crew",
            "فريق الدعم",
            "cafe\u0301 = café");
    assertThat(SESSIONS).anyMatch(s -> s.lastMessageSentTime() == null);
    assertThat(SESSIONS).anyMatch(s -> s.earlierActivity().size() == 2);
  }

  @Test
  void refuseAnEmptyRange() {
    assertThatThrownBy(() -> SampleSessions.generate(1, TO, FROM, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SampleSessions.generate(-1, FROM, TO, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SESSIONS.get(20_000)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
