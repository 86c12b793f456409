package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Range;
import io.github.zoomim.cache.PageCache;
import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The scan's promise over pages from memory: a session that the constraint admitted all the time,
 * from the age that a page may have until the scan ended, is returned exactly once.
 */
final class CachedScanTest {
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final String START = "2026-11-20T22:00:00Z";

  @Test
  void everySessionThatLastsIsReturnedExactlyOnce() {
    forEachSeed(1500, random -> new World(random).check());
  }

  /** One random course of events, with many scans over one cache. */
  private static final class World {
    private final Random random;
    private final VirtualTime time = new VirtualTime(START);
    private final FakeZoom zoom = new FakeZoom(time);
    private final SessionScanner scanner;

    /** For each session when it was sent what. */
    private final Map<String, TreeMap<Long, Long>> history = new HashMap<>();

    World(Random random) {
      this.random = random;
      int pageSize = 1 + random.nextInt(4);
      zoom.historyMonths = 2;
      zoom.paging = random.nextBoolean() ? FakeZoom.Paging.SNAPSHOT : FakeZoom.Paging.CURSOR;
      SessionPageSource kept =
          new PageCache(time).over(zoom, "im", TTL, ZoneOffset.UTC, (page, run, rows) -> {});
      scanner = new SessionScanner(kept, new ScanOptions(pageSize, 2, ZoneOffset.UTC));
      int sessions = 1 + random.nextInt(12);
      for (int i = 0; i < sessions; i++) {
        put("s" + i, daysAgo(random.nextInt(random.nextBoolean() ? 3 : 50)));
      }
      // What they were before the world began counts, too.
      history.values().forEach(sent -> sent.put(0L, sent.firstEntry().getValue()));
      for (int number = 1; number < 3000; number++) {
        zoom.before.put(number, this::something);
      }
    }

    void check() {
      for (int scan = 0; scan < 8; scan++) {
        TimeConstraint constraint = randomConstraint();
        Demand demand = random.nextInt(4) == 0 ? new Demand.Few() : new Demand.Everything();
        long since = time.now().minus(TTL).toEpochMilli();
        int asked = zoom.requests.size();
        List<String> returned =
            Scans.drain(
                scanner.open(new ScanRequest(constraint, demand), Execution.unlimited(time)));
        assertThat(returned)
            .as(
                "%s, scan %d of %s asked %s",
                history, scan, constraint, zoom.asked().subList(asked, zoom.requests.size()))
            .doesNotHaveDuplicates()
            .containsAll(
                history.keySet().stream().filter(id -> lasted(id, since, constraint)).toList());
        time.pass(Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 40 : 1200)));
        something();
      }
    }

    private boolean lasted(String id, long since, TimeConstraint constraint) {
      TreeMap<Long, Long> sent = history.get(id);
      return sent.tailMap(sent.floorKey(since)).values().stream()
          .allMatch(time -> constraint.admits(time, ZoneOffset.UTC));
    }

    private void something() {
      time.pass(Duration.ofMillis(1 + random.nextInt(1000)));
      if (random.nextInt(3) == 0) {
        put("s" + random.nextInt(history.size()), time.now().toEpochMilli());
        time.pass(Duration.ofMillis(1));
      }
    }

    private void put(String id, long sent) {
      history.computeIfAbsent(id, absent -> new TreeMap<>()).put(time.now().toEpochMilli(), sent);
      zoom.add(ChatSession.of(id, null, null, sent));
    }

    private TimeConstraint randomConstraint() {
      return switch (random.nextInt(5)) {
        case 0 -> TimeConstraint.ANYTHING;
        case 1 -> Scans.since("2026-11-20T00:00:00Z");
        case 2 -> Scans.since("2026-11-19T00:00:00Z");
        case 3 -> Scans.between("2026-11-20T00:00:00Z", "2026-11-21T00:00:00Z");
        default -> Scans.days(Range.atLeast(daysAgo(random.nextInt(50))));
      };
    }

    private long daysAgo(int days) {
      long back = Duration.ofDays(days).toMillis() + random.nextInt(8 * 3_600_000);
      return Instant.parse(START).toEpochMilli() - back;
    }
  }
}
