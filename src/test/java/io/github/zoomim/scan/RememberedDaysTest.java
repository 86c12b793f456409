package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import io.github.zoomim.cache.SessionCache;
import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The scan's promise with days from memory, while sessions move, appear, are renamed and vanish, at
 * midnight too: a session that the constraint admits during the whole scan is returned exactly
 * once, in no state that a message had ended before, and in none that is older than what a scan
 * showed that had ended before.
 */
final class RememberedDaysTest {
  private static final Duration MAX_AGE = Duration.ofMinutes(10);

  /** The newest day may be that old, and its reading took some requests of up to a second. */
  private static final Duration NEWEST = Duration.ofSeconds(2 + 20);

  @Test
  void oneScanAfterTheOther() {
    forEachSeed(1500, random -> new World(random, 1).check());
  }

  @Test
  void withFourRequestsAtOnce() {
    forEachSeed(500, random -> new World(random, 4).check());
  }

  @Test
  void severalScansAtTheSameTime() {
    forEachSeed(1500, random -> new World(random, 1).checkInterleaved());
  }

  @Test
  void severalThreads() {
    forEachSeed(300, random -> new World(random, 2).checkThreads());
  }

  /** What a session was from some moment on; of version 0 where it was deleted. */
  private record State(int version, @Nullable Long sent) {}

  /** One random course of events, with many scans over one memory. */
  private static final class World {
    private final Random random;
    private final VirtualTime time;
    private final Instant start;
    private final FakeZoom zoom;
    private final List<SessionScanner> scanners = new ArrayList<>();
    private final Map<String, TreeMap<Long, State>> history = new HashMap<>();

    /** The newest version that an ended scan has shown of each session. */
    private final Map<String, Integer> shown = new HashMap<>();

    private int versions;

    World(Random random, int concurrency) {
      this.random = random;
      boolean atNight = random.nextBoolean();
      time = new VirtualTime(atNight ? "2026-11-20T23:58:00Z" : "2026-11-20T12:00:00Z");
      start = time.now();
      zoom = new FakeZoom(time);
      zoom.historyMonths = 2;
      zoom.servesOldestDay = random.nextBoolean();
      zoom.paging = random.nextBoolean() ? FakeZoom.Paging.SNAPSHOT : FakeZoom.Paging.CURSOR;
      boolean byTime = random.nextBoolean();
      zoom.order = byTime ? FakeZoom.BY_TIME : FakeZoom.BY_ID;
      if (byTime && zoom.paging == FakeZoom.Paging.SNAPSHOT && random.nextBoolean()) {
        zoom.order = FakeZoom.BY_TIME.reversed();
      }
      SessionCache cache = new SessionCache(time);
      long bytes = random.nextInt(4) == 0 ? 3000 : 1 << 20;
      int pageSize = 1 + random.nextInt(4);
      for (Duration age : List.of(MAX_AGE, MAX_AGE, Duration.ofSeconds(20), Duration.ZERO)) {
        scanners.add(
            new SessionScanner(
                cache.over(zoom, "im", ZoneOffset.UTC, bytes, !age.isZero()),
                new ScanOptions(pageSize, 2, ZoneOffset.UTC, concurrency, age)));
      }
      int sessions = 1 + random.nextInt(14);
      for (int i = 0; i < sessions; i++) {
        put("s" + i, daysAgo(random.nextInt(random.nextBoolean() ? 4 : 50)));
      }
      if (random.nextInt(3) == 0) {
        put("undated", null);
      }
      // What they were before the world began counts, too.
      history.values().forEach(states -> states.put(0L, states.lastEntry().getValue()));
      for (int number = 1; number < 5000; number++) {
        zoom.before.put(number, this::something);
      }
    }

    private final class Run {
      private final TimeConstraint constraint = randomConstraint();
      private final Demand demand = randomDemand();
      private final TimeOrder order = List.of(TimeOrder.values()).get(random.nextInt(3));
      private final Instant begun = time.now();
      private final Map<String, Integer> shownBefore = Map.copyOf(shown);
      private final Map<String, Session> returned = new HashMap<>();
      private final int asked = zoom.requests.size();
      private final SessionScan scan =
          scanners
              .get(random.nextInt(scanners.size()))
              .open(new ScanRequest(constraint, demand, order, 0), Execution.unlimited(time));

      /** Reads a row; false at the end. */
      boolean goOn() {
        Session row = scan.next();
        if (row == null) {
          synchronized (zoom) {
            end();
          }
          return false;
        }
        synchronized (zoom) {
          assertThat(returned.put(row.id(), row)).as("twice: %s", row).isNull();
          State state = stateOf(row);
          assertThat(state.version())
              .as("%s was shown already in a later state: %s, %s", row, history.get(row.id()), this)
              .isGreaterThanOrEqualTo(shownBefore.getOrDefault(row.id(), 0));
          assertIsNoFormerState(row, state);
        }
        return true;
      }

      private State stateOf(Session row) {
        int version = version(row);
        return history.get(row.id()).values().stream()
            .filter(state -> state.version() == version)
            .findFirst()
            .orElseThrow();
      }

      /** Where the session lasts, its time is the one that it had when the scan began, or later. */
      private void assertIsNoFormerState(Session row, State state) {
        TreeMap<Long, State> states = history.get(row.id());
        State then = states.floorEntry(begun.minus(NEWEST).toEpochMilli()).getValue();
        // A session that was deleted shows as it was read.
        boolean lasts =
            states.tailMap(states.floorKey(begun.minus(NEWEST).toEpochMilli())).values().stream()
                .allMatch(each -> each.version() > 0);
        if (lasts && then.sent() != null) {
          assertThat(state.sent()).as("%s: %s, %s", row, states, this).isNotNull();
          assertThat(state.sent())
              .as("%s: %s, %s", row, states, this)
              .isGreaterThanOrEqualTo(then.sent());
        }
      }

      private void end() {
        if (!(demand instanceof Demand.AtMost limit) || returned.size() < limit.count()) {
          long since = begun.minus(NEWEST).toEpochMilli();
          assertThat(returned.keySet())
              .as("%s: %s", this, history)
              .containsAll(
                  history.keySet().stream().filter(id -> lasted(id, since, constraint)).toList());
        }
        returned.forEach((id, row) -> shown.merge(id, version(row), Math::max));
      }

      void leave() {
        scan.close();
        returned.forEach((id, row) -> shown.merge(id, version(row), Math::max));
      }

      @Override
      public String toString() {
        return constraint
            + " "
            + demand
            + " "
            + order
            + " begun "
            + begun.toEpochMilli()
            + " asked "
            + zoom.asked().subList(asked, zoom.requests.size())
            + " returned "
            + returned.values();
      }
    }

    void check() {
      for (int number = 0; number < 10; number++) {
        Run run = new Run();
        boolean leaves = random.nextInt(5) == 0;
        while (run.goOn()) {
          if (leaves && random.nextInt(4) == 0) {
            run.leave();
            break;
          }
        }
        synchronized (zoom) {
          pause();
          something();
        }
      }
    }

    void checkThreads() {
      CompletableFuture<?>[] threads =
          IntStream.range(0, 3)
              .mapToObj(thread -> CompletableFuture.runAsync(this::scanSometimes))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(threads).join();
    }

    private void scanSometimes() {
      for (int number = 0; number < 5; number++) {
        Run run;
        synchronized (zoom) {
          run = new Run();
        }
        boolean isRead = false;
        while (!isRead && random.nextInt(40) > 0) {
          isRead = !run.goOn();
        }
        synchronized (zoom) {
          if (!isRead) {
            run.leave();
          }
          pause();
        }
      }
    }

    void checkInterleaved() {
      List<Run> runs = new ArrayList<>();
      for (int number = 0; number < 12 || !runs.isEmpty(); number++) {
        if (number < 12) {
          runs.add(new Run());
        }
        for (int step = random.nextInt(12); step > 0 && !runs.isEmpty(); step--) {
          Run run = runs.get(random.nextInt(runs.size()));
          if (!run.goOn()) {
            runs.remove(run);
          } else if (random.nextInt(30) == 0) {
            run.leave();
            runs.remove(run);
          }
        }
        if (random.nextInt(3) == 0) {
          pause();
        }
      }
    }

    private void pause() {
      time.pass(
          Duration.ofMillis(
              List.of(0, 0, 500, 3_000, 40_000, 70_000, 1_200_000).get(random.nextInt(7))));
    }

    private boolean lasted(String id, long since, TimeConstraint constraint) {
      TreeMap<Long, State> states = history.get(id);
      return states.tailMap(states.floorKey(since)).values().stream()
          .allMatch(
              state -> state.version() > 0 && constraint.admits(state.sent(), ZoneOffset.UTC));
    }

    private void something() {
      time.pass(Duration.ofMillis(1 + random.nextInt(1000)));
      String id = "s" + random.nextInt(history.size());
      switch (random.nextInt(12)) {
        case 0, 1, 2 -> put(id, time.now().toEpochMilli());
        case 3 -> rename(id);
        case 4 -> delete(id);
        default -> {}
      }
      time.pass(Duration.ofMillis(1));
    }

    private void put(String id, @Nullable Long sent) {
      State state = new State(++versions, sent);
      history
          .computeIfAbsent(id, absent -> new TreeMap<>(Map.of(0L, new State(0, null))))
          .put(time.now().toEpochMilli(), state);
      zoom.add(ChatSession.of(id, null, String.valueOf(state.version()), sent));
    }

    private void rename(String id) {
      TreeMap<Long, State> states = history.get(id);
      if (states != null && states.lastEntry().getValue().version() > 0) {
        put(id, states.lastEntry().getValue().sent());
      }
    }

    private void delete(String id) {
      if (history.containsKey(id) && random.nextInt(2) == 0) {
        zoom.delete(id);
        history.get(id).put(time.now().toEpochMilli(), new State(0, null));
      }
    }

    private Demand randomDemand() {
      return switch (random.nextInt(5)) {
        case 0, 2 -> new Demand.Few();
        case 1 -> new Demand.AtMost(1 + random.nextInt(8));
        default -> new Demand.Everything();
      };
    }

    private TimeConstraint randomConstraint() {
      return switch (random.nextInt(6)) {
        case 0, 1 -> TimeConstraint.ANYTHING;
        case 2 ->
            Scans.since(random.nextBoolean() ? "2026-11-20T00:00:00Z" : "2026-11-19T00:00:00Z");
        case 3, 4 -> Scans.between("2026-11-17T00:00:00Z", "2026-11-20T00:00:00Z");
        default -> Scans.days(Range.atLeast(daysAgo(random.nextInt(50))));
      };
    }

    private long daysAgo(int days) {
      long back = Duration.ofDays(days).toMillis() + random.nextInt(8 * 3_600_000);
      return start.toEpochMilli() - back;
    }
  }

  /** Which version of a session a row shows: its name tells. */
  private static int version(Session row) {
    return Integer.parseInt(String.valueOf(row.values()[2]));
  }
}
