package io.github.zoomim.faults;

import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.Reading;
import io.github.zoomim.simulator.SimulatedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Schedules out of seeds. */
final class RandomSchedules {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Instant BEFORE_MIDNIGHT = Instant.parse("2026-11-23T23:59:58Z");

  private RandomSchedules() {}

  static Schedule of(long seed) {
    Random random = new Random(seed);
    Instant start = random.nextInt(4) == 0 ? BEFORE_MIDNIGHT : NOON;
    List<SimulatedSession> sessions =
        sessions(random, start, pick(random, List.of(0, 1, 7, 30, 90)));
    boolean moves = random.nextInt(5) == 0;
    Query query = moves ? Query.all() : query(random, start);
    int maxRetries = pick(random, List.of(0, 1, 2, 5));
    boolean renews = random.nextBoolean();
    Reading.Echo echo = pick(random, List.of(Reading.Echo.values()));
    Map<Integer, NamedFault> faults = new TreeMap<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      int number = 1 + random.nextInt(random.nextBoolean() ? 8 : 30);
      NamedFault fault = fault(random, Catalogue.API, query, echo);
      int burst = random.nextInt(4) == 0 ? 1 + random.nextInt(4) : 1;
      for (int j = 0; j < burst; j++) {
        faults.put(number + j, fault);
      }
    }
    Map<Integer, NamedFault> tokenFaults = new TreeMap<>();
    if (renews && random.nextInt(3) == 0) {
      tokenFaults.put(1 + random.nextInt(2), fault(random, Catalogue.TOKEN, query, echo));
    }
    return new Schedule(
        "random schedule",
        seed,
        start,
        sessions,
        options(random, moves).withEcho(echo),
        renews,
        maxRetries,
        "pageSize="
            + pick(random, List.of(3, 10, 50))
            + ";requestsPerSecond="
            + pick(random, List.of(0, 0, 10))
            + ";api="
            + pick(random, List.of("im", "report"))
            + ";concurrency="
            + pick(random, List.of(1, 4)),
        query,
        random.nextInt(10) == 0 ? Duration.ofSeconds(1 + random.nextInt(20)) : Duration.ZERO,
        moves,
        faults,
        tokenFaults);
  }

  static List<SimulatedSession> sessions(Random random, Instant now, int count) {
    List<SimulatedSession> sessions = new ArrayList<>();
    long span = Duration.ofDays(150).toMillis();
    for (int i = 0; i < count; i++) {
      Instant time = now.minusMillis(1 + (long) (random.nextDouble() * span));
      sessions.add(
          new SimulatedSession(
              "s" + i + "-日本/+=&",
              pick(random, List.of("Group", "1:1")),
              random.nextInt(9) == 0 ? null : "n" + i + " é🎉 \"\\\n" + random.nextInt(99),
              time,
              random.nextInt(4) == 0 ? List.of(time.minusSeconds(4_000_000)) : List.of()));
    }
    return sessions;
  }

  private static Query query(Random random, Instant now) {
    Instant from = now.minus(Duration.ofHours(random.nextInt(3600)));
    Instant to = from.plus(Duration.ofHours(random.nextInt(2000)));
    return switch (random.nextInt(10)) {
      case 0 -> Query.count();
      case 1 -> Query.ordered();
      case 2 -> Query.limited(1 + random.nextInt(40));
      case 3 -> Query.groups();
      case 4 -> Query.between(from, to);
      case 5 -> Query.outside(from, to);
      case 6 -> Query.latest(1 + random.nextInt(40));
      case 7 -> Query.inOrder();
      default -> Query.all();
    };
  }

  private static NamedFault fault(
      Random random, List<NamedFault> faults, Query query, Reading.Echo echo) {
    while (true) {
      NamedFault fault = pick(random, faults);
      boolean tooSlow = fault.is(Trait.SLOW) && random.nextInt(8) > 0;
      boolean wrongRows = fault.is(Trait.CHANGES_VALUES) && query.looksAtValues();
      // A server that leaves days out and whose echo does not say so can't be found out.
      boolean hidden = echo == Reading.Echo.NARROWER && fault.name().startsWith(BodyFaults.ECHOED);
      // Nobody looks at these where rows are counted, so a wrong type may pass.
      boolean unread = query.shape() == Query.Shape.COUNT && BodyFaults.isOfUnreadField(fault);
      // Errors end a schedule early, so they are rarer than what has to be survived.
      boolean tooShort = fault.verdict() == NamedFault.Verdict.ENDS && random.nextInt(3) > 0;
      if (!tooSlow && !wrongRows && !tooShort && !hidden && !unread) {
        return fault;
      }
    }
  }

  private static LaboratoryOptions options(Random random, boolean moves) {
    Reading.Paging paging = pick(random, List.of(Reading.Paging.KEYSET, Reading.Paging.SNAPSHOT));
    Reading.Selection selection = pick(random, List.of(Reading.Selection.values()));
    Reading.RowOrder order = pick(random, List.of(Reading.RowOrder.values()));
    // Such a server itself loses what moves from a later page of today to one read before.
    boolean losesRows = moves && order == Reading.RowOrder.TIME_DESCENDING;
    return LaboratoryOptions.of(List.of())
        .withPaging(losesRows ? Reading.Paging.SNAPSHOT : paging)
        .withSelection(selection)
        .withRowOrder(order)
        .withLastToken(pick(random, List.of(Reading.LastToken.values())))
        .withMissing(pick(random, List.of(Reading.Missing.values())))
        .withPageCap(pick(random, List.of(7, 300)))
        .withUnknownFields(random.nextBoolean())
        .withGzip(random.nextBoolean())
        .withChunkedBodies(random.nextBoolean())
        .withRetryAfter(pick(random, List.of(Reading.RetryAfter.values())))
        .withErrorStatus(pick(random, List.of(400, 300)))
        .withRequestsPerSecond(moves ? 0 : pick(random, List.of(0, 0, 0, 9)));
  }

  private static <T> T pick(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
