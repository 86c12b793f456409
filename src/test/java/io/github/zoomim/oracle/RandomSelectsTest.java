package io.github.zoomim.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.oracle.Judge.Judgement;
import io.github.zoomim.oracle.Judge.Verdict;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The oracle: random SELECTs over sixty awkward sessions, on the driver and in H2 and DuckDB, which
 * no one here wrote. Where these agree, the driver must give their rows, or fail as they do; it may
 * refuse one query in a hundred. A difference is shrunk and printed.
 *
 * <p>Each day has seeds of its own, so that a build can be repeated. {@code -Doracle.seed=…} gives
 * others, {@code -Doracle.queries=…} says how many there are, and {@code -Ppostgresql
 * -Dpostgresql.url=jdbc:postgresql://…} lets a PostgreSQL server decide.
 */
class RandomSelectsTest {
  private static final int SEEDS_OF_A_DAY = 1_000_000;
  private static final int QUERIES = Integer.getInteger("oracle.queries", 1500);

  /** So many differences are enough to look at. */
  private static final int MOST_DIFFERENCES = Integer.getInteger("oracle.differences", 10);

  private static final int THREADS = 2;
  private static final int SHRINKING = Integer.getInteger("oracle.shrinking", 200);

  private final long seed =
      Long.getLong("oracle.seed", LocalDate.now(ZoneOffset.UTC).toEpochDay() * SEEDS_OF_A_DAY);
  private final Tally tally = new Tally();
  private final AtomicInteger next = new AtomicInteger();

  @Test
  @Timeout(value = 12, unit = TimeUnit.HOURS)
  void theDriverGivesTheRowsThatOthersGive() throws Exception {
    System.out.println("oracle.seed=" + seed + ", oracle.queries=" + QUERIES);
    try (Laboratory simulator =
        Laboratory.start(
            LaboratoryOptions.of(OracleSessions.ALL).withClock(() -> DriverEngine.NOW))) {
      ExecutorService threads = Executors.newFixedThreadPool(THREADS);
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        all.add(
            threads.submit(
                () -> {
                  work(simulator);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
      threads.shutdown();
    }
    System.out.println(tally);
    tally.refusals().forEach(refusal -> System.out.println("refused: " + refusal));
    assertThat(tally.differences()).as("seed " + seed).isEmpty();
    assertThat(tally.count(Verdict.REFUSED))
        .as("refused: " + tally.refusals())
        .isLessThanOrEqualTo(Math.max(1, QUERIES / 100));
    assertThat(tally.count(Verdict.RIGHT)).isGreaterThan(QUERIES * 3 / 4);
  }

  private void work(Laboratory simulator) throws SQLException {
    try (Judge judge = Judge.of(simulator)) {
      for (int i = next.getAndIncrement();
          i < QUERIES && tally.differences().size() < MOST_DIFFERENCES;
          i = next.getAndIncrement()) {
        Query query = Selects.of(seed + i);
        Judgement judgement = judge.judge(query);
        tally.add(judgement);
        if (judgement.verdict() == Verdict.WRONG && tally.isNew(judgement)) {
          String text = difference(judge, query, judgement, seed + i);
          System.out.println(text);
          tally.addDifference(i, text);
        } else if (judgement.verdict() == Verdict.REFUSED) {
          tally.addRefusal(judgement.outcomes().get(Dialect.DRIVER) + ", seed " + (seed + i));
        }
      }
    }
  }

  private static String difference(Judge judge, Query query, Judgement judgement, long seed) {
    Query small =
        new Shrinker(candidate -> judge.judge(candidate).isLike(judgement), SHRINKING)
            .shrink(query);
    return "A difference, seed " + seed + ":\n" + Report.of(small, judge.judge(small));
  }
}
