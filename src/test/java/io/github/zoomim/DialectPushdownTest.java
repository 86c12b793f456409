package io.github.zoomim;

import io.github.zoomim.simulator.SimulatorOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other databases' ways to write a predicate return and ask for; {@code t} is the time. */
class DialectPushdownTest {
  private static final String[] TODAY = {"2026-11-23..2026-11-23"};
  private static final String[] TWO_DAYS = {"2026-11-22..2026-11-23"};
  private static final String[] YESTERDAY = {"2026-11-21..2026-11-22"};
  private static final String[] NOVEMBER_1 = {"2026-11-01..2026-11-01"};
  private static final String[] OCTOBER = {"2026-10-01..2026-10-31"};

  private static Fixture fixture;

  @BeforeAll
  static void start() {
    fixture = Fixture.of(SimulatorOptions.of(DialectSessions.ALL));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static Arguments on(
      String predicate, String ids, String[] windows, Object... parameters) {
    return Arguments.of(predicate, ids, windows, List.of(parameters));
  }

  static Stream<Arguments> casts() {
    return Stream.of(
        on("t::date = '2026-11-01'::date", "s05 s06", NOVEMBER_1),
        on("t::date = '2026-11-01'", "s05 s06", NOVEMBER_1),
        on("'2026-11-01'::date = t::date", "s05 s06", NOVEMBER_1),
        on("t::timestamp(0)::date = '2026-11-01'::varchar(10)::date", "s05 s06", NOVEMBER_1),
        on("t >= '2026-11-22'::date", "s07 s08", TWO_DAYS),
        on("t >= NOW()::date", "s08", TODAY),
        on("t >= NOW()::date - INTERVAL '1' DAY", "s07 s08", TWO_DAYS),
        on("t > NOW() - '2 days'::interval AND t < NOW()::date", "s07", YESTERDAY),
        on(
            "t BETWEEN '2026-11-01'::date AND '2026-11-02'::date",
            "s05 s06",
            new String[] {"2026-11-01..2026-11-02"}),
        on("t >= ?::timestamp", "s08", TODAY, "2026-11-23 10:00:00"),
        on("t::date >= ?::date", "s07 s08", TWO_DAYS, "2026-11-22"));
  }

  @ParameterizedTest
  @MethodSource("casts")
  void asksForTheDaysOf(String predicate, String ids, String[] windows, List<Object> parameters) {
    fixture
        .query(
            "SELECT session_id FROM chat_sessions WHERE "
                + predicate.replaceAll("\\bt\\b", "last_message_sent_time"),
            parameters.toArray())
        .returns(ids.split(" "))
        .requests(windows);
  }
}
