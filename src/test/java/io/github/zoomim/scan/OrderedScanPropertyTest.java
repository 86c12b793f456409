package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import io.github.zoomim.cache.SessionCache;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.FakeZoom.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The promise of a scan in the order of time: while nothing moves, the rows are those of a full
 * sort, wherever times lie; while sessions move, none that lasts is missed, none comes twice, and
 * what was returned is in order until one comes late. Whatever happens while requests are under way
 * happens under the fake's monitor, one thing at a time.
 */
final class OrderedScanPropertyTest {
  private static final String START = "2026-11-20T08:00:00Z";

  @Test
  void aQuietWorldIsReturnedAsAFullSortReturnsIt() {
    forEachSeed(1500, random -> checkQuiet(new World(random, false)));
  }

  private static void checkQuiet(World world) {
    List<Session> expected =
        world.zoom.sessions().stream()
            .filter(s -> world.constraint.admits(s.lastMessageSentTime(), ZoneOffset.UTC))
            .sorted(world.byTime())
            .toList();
    List<Session> returned = world.scan();
    long count = world.demand instanceof Demand.AtMost limit ? limit.count() : Long.MAX_VALUE;
    assertThat(returned.size())
        .as("%s asked %s", world.request, world.zoom.asked())
        .isGreaterThanOrEqualTo((int) Math.min(count, expected.size()));
    assertThat(returned.stream().map(Session::lastMessageSentTime))
        .as("%s asked %s", world.request, world.zoom.asked())
        .containsExactlyElementsOf(
            expected.stream().limit(returned.size()).map(Session::lastMessageSentTime).toList());
    assertThat(returned).doesNotHaveDuplicates();
    // All of the last one's time are there.
    if (!returned.isEmpty() && returned.size() < expected.size()) {
      assertThat(expected.get(returned.size()).lastMessageSentTime())
          .isNotEqualTo(returned.get(returned.size() - 1).lastMessageSentTime());
    }
  }

  @Test
  void aMovingWorldIsReturnedOnceEachAndOldestFirstInOrder() {
    forEachSeed(1500, random -> checkMoving(new World(random, true)));
  }

  private static void checkMoving(World world) {
    List<Session> returned = world.scan();
    assertThat(returned.stream().map(Session::id)).doesNotHaveDuplicates();
    long late = 0;
    for (int i = 1; i < returned.size(); i++) {
      late += world.byTime().compare(returned.get(i - 1), returned.get(i)) > 0 ? 1 : 0;
    }
    if (world.request.order() == TimeOrder.ASCENDING) {
      assertThat(late).as("%s asked %s", world.request, world.zoom.asked()).isZero();
    }
    if (late == 0
        && world.demand instanceof Demand.AtMost limit
        && returned.size() >= limit.count()) {
      return;
    }
    assertThat(returned.stream().map(Session::id))
        .as("%s asked %s", world.request, world.zoom.asked())
        .containsAll(world.owed());
  }

  private static final class World {
    private final Random random;
    private final VirtualTime time = new VirtualTime(START);
    final FakeZoom zoom = new FakeZoom(time);
    final TimeConstraint constraint;
    final Demand demand;
    final ScanRequest request;
    private final Map<String, Boolean> alwaysAdmitted = new HashMap<>();
    private final List<String> alive = new ArrayList<>();
    private final boolean moves;

    World(Random random, boolean moves) {
      this.random = random;
      this.moves = moves;
      zoom.historyMonths = 2;
      zoom.paging = random.nextBoolean() ? Paging.SNAPSHOT : Paging.CURSOR;
      zoom.order = random.nextBoolean() ? FakeZoom.BY_ID : FakeZoom.BY_ID.reversed();
      int from = random.nextInt(60);
      int days = 1 + random.nextInt(60);
      constraint =
          switch (random.nextInt(4)) {
            case 0 -> TimeConstraint.ANYTHING;
            case 1 -> Scans.days(Range.atLeast(daysAgo(from)));
            case 2 -> Scans.days(Range.closedOpen(daysAgo(from + days), daysAgo(from)));
            default ->
                Scans.days(Range.closedOpen(daysAgo(from + days + 2), daysAgo(from + days)))
                    .or(Scans.days(Range.atLeast(daysAgo(from))));
          };
      demand =
          switch (random.nextInt(3)) {
            case 0 -> new Demand.Few();
            case 1 -> new Demand.AtMost(random.nextInt(25));
            default -> new Demand.Everything();
          };
      request =
          new ScanRequest(
              constraint,
              demand,
              random.nextBoolean() ? TimeOrder.ASCENDING : TimeOrder.DESCENDING,
              random.nextInt(50));
      int reach = List.of(1, 4, 30, 61).get(random.nextInt(4));
      int sessions = random.nextInt(40);
      for (int i = 0; i < sessions; i++) {
        // Few different times a day, so that some are equal and some lie at its very ends.
        long day = daysAgo(random.nextInt(reach));
        long midnight = day - Math.floorMod(day, Duration.ofDays(1).toMillis());
        long sent = midnight + List.of(0L, 3_600_000L, 86_399_999L).get(random.nextInt(3));
        put("s" + i, Math.min(sent, Instant.parse(START).toEpochMilli()));
      }
      for (int i = random.nextInt(6); i > 2; i--) {
        zoom.add(ChatSession.of("none" + i, null, null, null));
        alwaysAdmitted.put("none" + i, constraint.nulls());
      }
    }

    List<Session> scan() {
      List<Session> returned = new ArrayList<>();
      if (moves) {
        for (int number = 1; number < 2000; number++) {
          zoom.before.put(number, this::something);
        }
      }
      int concurrency = List.of(1, 4, 6).get(random.nextInt(3));
      ScanOptions options =
          new ScanOptions(
              1 + random.nextInt(7), 2, ZoneOffset.UTC, concurrency, Duration.ofMinutes(1));
      SessionPageSource source =
          new SessionCache(time).over(zoom, "im", ZoneOffset.UTC, 1 << 20, true);
      SessionScanner scanner = new SessionScanner(source, options);
      for (int before = random.nextInt(3); before > 0; before--) {
        remember(scanner);
      }
      try (SessionScan scan = scanner.open(request, Execution.unlimited(time))) {
        for (Session row = scan.next(); row != null; row = scan.next()) {
          returned.add(row);
          synchronized (zoom) {
            pause();
          }
        }
      }
      return returned;
    }

    /** What another scan reads may serve from memory. */
    private void remember(SessionScanner scanner) {
      int from = random.nextInt(60);
      TimeConstraint days =
          random.nextInt(3) == 0
              ? TimeConstraint.ANYTHING
              : Scans.days(
                  Range.closedOpen(daysAgo(from + 1 + random.nextInt(20)), daysAgo(from - 1)));
      Demand much = random.nextBoolean() ? new Demand.Everything() : new Demand.Few();
      assertThat(Scans.drain(scanner.open(new ScanRequest(days, much), Execution.unlimited(time))))
          .doesNotHaveDuplicates();
    }

    private void pause() {
      if (moves && random.nextInt(40) == 0) {
        time.pass(Duration.ofHours(1 + random.nextInt(30)));
      }
    }

    Comparator<Session> byTime() {
      return (a, b) -> request.order().compare(a.lastMessageSentTime(), b.lastMessageSentTime());
    }

    /** Those that lasted and of which the history, which moves on, has not left the day behind. */
    List<String> owed() {
      synchronized (zoom) {
        long oldest =
            LocalDate.ofInstant(time.now(), ZoneOffset.UTC)
                .minusMonths(zoom.historyMonths)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
        return zoom.sessions().stream()
            .filter(s -> s.lastMessageSentTime() == null || s.lastMessageSentTime() >= oldest)
            .map(Session::id)
            .filter(id -> Boolean.TRUE.equals(alwaysAdmitted.get(id)))
            .toList();
      }
    }

    private void something() {
      for (int i = random.nextInt(3); i > 0 && !alive.isEmpty(); i--) {
        time.pass(Duration.ofMillis(1 + random.nextInt(1000)));
        put(alive.get(random.nextInt(alive.size())), time.now().toEpochMilli());
      }
      time.pass(Duration.ofMillis(1));
    }

    private void put(String id, long sent) {
      if (!alive.contains(id)) {
        alive.add(id);
      }
      alwaysAdmitted.merge(id, constraint.admits(sent, ZoneOffset.UTC), Boolean::logicalAnd);
      zoom.add(ChatSession.of(id, null, null, sent));
    }

    private static long daysAgo(int days) {
      return Instant.parse(START).minus(Duration.ofDays(days)).toEpochMilli();
    }
  }
}
