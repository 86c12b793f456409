package io.github.zoomim.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.zoomim.oracle.Judge.Judgement;
import io.github.zoomim.oracle.Judge.Verdict;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * SQL that others wrote for other engines: the queries of sqllogictest and Quidem files below the
 * directory that {@code -Doracle.suites=…} names. Each runs on the driver and on the other engines,
 * the tables of the file as queries of WITH. What all others agree on, the driver must give, refuse
 * or not understand: other dialects have functions and syntax of their own. {@code tables.sql} in
 * the directory, if there is one, makes tables that its Quidem files take for granted.
 */
class PublicSuitesTest {
  private static final String SUITES = System.getProperty("oracle.suites", "");

  /** So many queries of each file are run. */
  private static final int MOST_QUERIES = Integer.getInteger("oracle.suites.queries", 100);

  private final Map<String, Integer> counts = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  @Test
  @Timeout(value = 12, unit = java.util.concurrent.TimeUnit.HOURS)
  void theDriverGivesTheRowsThatOthersGive() throws Exception {
    assumeTrue(!SUITES.isEmpty(), "-Doracle.suites names no directory");
    try (Laboratory simulator =
            Laboratory.start(
                LaboratoryOptions.of(OracleSessions.ALL).withClock(() -> DriverEngine.NOW));
        Judge judge = Judge.of(simulator);
        Stream<Path> files = Files.walk(Path.of(SUITES))) {
      for (Path file : files.filter(SuiteFile::isOne).sorted().toList()) {
        run(judge, file);
      }
    }
    System.out.println(counts);
    assertThat(differences).isEmpty();
  }

  private void run(Judge judge, Path file) throws IOException, SQLException {
    try (Workbench workbench = new Workbench()) {
      Path tables = Path.of(SUITES, "tables.sql");
      if (file.toString().endsWith(".iq") && Files.exists(tables)) {
        Stream.of(Files.readString(tables).split(";", -1)).forEach(workbench::execute);
      }
      int queries = 0;
      for (SuiteFile.Step step : SuiteFile.read(file)) {
        if (!step.isQuery()) {
          workbench.execute(step.sql());
        } else if (queries++ < MOST_QUERIES) {
          String sql = workbench.withTables(step.sql());
          count(sql == null ? "not mapped" : end(judge, file, sql));
        }
      }
    }
  }

  private void count(String end) {
    counts.merge(end, 1, Integer::sum);
  }

  private String end(Judge judge, Path file, String sql) {
    Judgement judgement = judge.judge(sql);
    if (judgement.verdict() != Verdict.WRONG) {
      return judgement.verdict().toString();
    }
    if (judgement.kind().startsWith("42")) {
      return "not understood";
    }
    String text = "A difference, " + file + ":\n" + Report.of(sql, judgement);
    System.out.println(text);
    differences.add(text);
    return judgement.verdict().toString();
  }
}
