package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.FakeZoom.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The promise: a session that exists during the whole of a scan, at times that the constraint
 * admits, is returned exactly once, whatever moves between any two requests.
 */
final class CompleteScanTest {
  private static final Comparator<Session> LATEST_FIRST = FakeZoom.BY_TIME.reversed();
  private static final String START = "2026-11-20T08:00:00Z";

  @Test
  void everySessionThatLastsIsReturnedExactlyOnce() {
    forEachSeed(3000, random -> new World(random, 1).check());
  }

  @Test
  void theSameWithFourRequestsAtOnce() {
    forEachSeed(3000, random -> new World(random, 4).check());
  }

  @Test
  void theSameWithSixRequestsAtOnce() {
    forEachSeed(3000, random -> new World(random, 6).check());
  }

  /**
   * One random course of events. Whatever happens while requests are under way happens under the
   * fake's monitor, one thing at a time.
   */
  private static final class World {
    private final Random random;
    private final int pageSize;
    private final int concurrency;
    private final VirtualTime time = new VirtualTime(START);
    private final FakeZoom zoom = new FakeZoom(time);
    private final Map<String, Boolean> alwaysAdmitted = new HashMap<>();
    private final Set<String> everAdmitted = new HashSet<>();
    private final Map<String, Long> times = new HashMap<>();
    private final List<String> alive = new ArrayList<>();
    private final TimeConstraint constraint;
    private final TimeOrder order;
    private final boolean moves;
    private final boolean onceADay;
    private final int pauses;

    World(Random random, int concurrency) {
      this.random = random;
      this.pageSize = 1 + random.nextInt(5);
      this.concurrency = concurrency;
      this.constraint = randomConstraint();
      this.moves = random.nextInt(5) > 0;
      this.pauses = random.nextInt(3) * 3;
      this.order = List.of(TimeOrder.values()).get(random.nextInt(3));
      zoom.historyMonths = 2;
      zoom.servesOldestDay = random.nextBoolean();
      zoom.paging = random.nextBoolean() ? Paging.SNAPSHOT : Paging.CURSOR;
      zoom.order =
          List.of(FakeZoom.BY_ID, FakeZoom.BY_ID.reversed(), FakeZoom.BY_TIME, LATEST_FIRST)
              .get(random.nextInt(4));
      // A cursor that goes back in time can't meet a row that moves ahead of it within one day.
      onceADay = zoom.paging == Paging.CURSOR && zoom.order.equals(LATEST_FIRST);
      if (random.nextInt(3) == 0) {
        readFewerDays(1 + random.nextInt(20));
      }
      int sessions = random.nextInt(30);
      for (int i = 0; i < sessions; i++) {
        put("s" + i, daysAgo(random.nextInt(random.nextBoolean() ? 4 : 50)));
      }
    }

    void check() {
      Demand demand = randomDemand();
      Execution execution = Execution.unlimited(time);
      SessionScanner scanner =
          new SessionScanner(
              zoom, new ScanOptions(pageSize, 2, ZoneOffset.UTC, concurrency, Duration.ZERO));
      List<String> returned = new ArrayList<>();
      try (SessionScan scan =
          scanner.open(new ScanRequest(constraint, demand, order, 0), execution)) {
        for (int number = 1; number < 3000; number++) {
          zoom.before.put(number, this::something);
        }
        for (Session row = scan.next(); row != null; row = scan.next()) {
          returned.add(row.id());
          synchronized (zoom) {
            pause();
          }
        }
      }
      synchronized (zoom) {
        check(demand, returned);
      }
    }

    private void check(Demand demand, List<String> returned) {
      assertThat(returned).doesNotHaveDuplicates().isSubsetOf(everAdmitted);
      if (demand instanceof Demand.AtMost limit && returned.size() >= limit.count()) {
        return;
      }
      List<String> owed = alive.stream().filter(alwaysAdmitted::get).toList();
      assertThat(returned).as("%s asked %s", constraint, zoom.asked()).containsAll(owed);
    }

    /** Between two requests: messages are sent, sessions begin and end, a moment passes. */
    private void something() {
      time.pass(Duration.ofMillis(1 + random.nextInt(1000)));
      for (int i = moves ? random.nextInt(3) : 0; i > 0 && !alive.isEmpty(); i--) {
        move(alive.get(random.nextInt(alive.size())));
        time.pass(Duration.ofMillis(1));
      }
      if (random.nextInt(10) == 0 && !alive.isEmpty()) {
        zoom.delete(alive.remove(random.nextInt(alive.size())));
      }
      if (random.nextInt(10) == 0) {
        String late = "late" + zoom.requests.size();
        put(late, time.now().toEpochMilli());
        alwaysAdmitted.put(late, false); // It did not exist from the start; nobody owes it.
        time.pass(Duration.ofMillis(1));
      }
    }

    private void move(String id) {
      long now = time.now().toEpochMilli();
      if (!onceADay || !day(now).equals(day(times.get(id)))) {
        put(id, now);
      }
    }

    private static LocalDate day(long sent) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(sent), ZoneOffset.UTC);
    }

    private void pause() {
      int dice = random.nextInt(100);
      if (dice < pauses) {
        time.pass(Duration.ofMinutes(16));
      } else if (dice < pauses + pauses / 2) {
        time.pass(Duration.ofHours(1 + random.nextInt(30)));
      }
    }

    private void put(String id, long sent) {
      if (!alive.contains(id)) {
        alive.add(id);
      }
      boolean admitted = constraint.admits(sent, ZoneOffset.UTC);
      alwaysAdmitted.merge(id, admitted, Boolean::logicalAnd);
      if (admitted) {
        everAdmitted.add(id);
      }
      times.put(id, sent);
      zoom.add(ChatSession.of(id, null, null, sent));
    }

    /** Zoom answers for the last days of a longer window only and echoes that. */
    private void readFewerDays(int days) {
      zoom.read =
          asked ->
              asked.from().plusDays(days).isAfter(asked.to())
                  ? asked
                  : new DateWindow(asked.to().minusDays(days - 1), asked.to());
      zoom.echo =
          page -> {
            LocalDate from = page.from();
            LocalDate to = page.to();
            if (from == null || to == null) {
              return page;
            }
            DateWindow read = zoom.read.apply(new DateWindow(from, to));
            return new SessionPage(read.from(), read.to(), page.nextPageToken(), page.sessions());
          };
    }

    private Demand randomDemand() {
      return switch (random.nextInt(4)) {
        case 0 -> new Demand.Few();
        case 1 -> new Demand.AtMost(random.nextInt(60));
        default -> new Demand.Everything();
      };
    }

    private TimeConstraint randomConstraint() {
      long a = daysAgo(random.nextInt(50));
      long b = daysAgo(random.nextInt(8) - 4);
      return switch (random.nextInt(6)) {
        case 0 -> TimeConstraint.ANYTHING;
        case 1 -> Scans.days(Range.atLeast(a));
        case 2 -> Scans.days(Range.greaterThan(daysAgo(random.nextInt(3))));
        case 3 -> Scans.days(Range.closedOpen(Math.min(a, b), Math.max(a, b)));
        case 4 ->
            Scans.days(Range.closed(a, a + 5 * 86_400_000L))
                .or(Scans.days(Range.atLeast(daysAgo(random.nextInt(6) - 3))));
        default -> Scans.days(Range.lessThan(b));
      };
    }

    private long daysAgo(int days) {
      long back = Duration.ofDays(days).toMillis() + random.nextInt(8 * 3_600_000);
      return Instant.parse(START).toEpochMilli() - back;
    }
  }
}
