package io.github.zoomim.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.simulator.Simulator;
import io.github.zoomim.simulator.SimulatorOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.jdbc.JdbcDialects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark reads the table in partitions, each of which asks for its own days. */
class SparkTest {
  private static final int SESSIONS = 100_000;
  private static final int PARTITIONS = 8;
  private static final int DAYS_PER_PARTITION = 23;

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final LocalDate FIRST = TODAY.minusMonths(6).plusDays(1);

  private static final String DRIVER = "io.github.zoomim.ZoomImDriver";
  private static final String HAS_TIME = "last_message_sent_time IS NOT NULL";

  private static List<SimulatedSession> sessions;
  private static List<SimulatedSession> timeless;
  private static Simulator zoom;
  private static SparkSession spark;

  @BeforeAll
  static void start() throws Exception {
    Instant start = FIRST.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant end = Instant.now().minusSeconds(1);
    List<SimulatedSession> all = SampleSessions.generate(SESSIONS, start, end, 7);
    timeless = all.stream().filter(session -> session.lastMessageSentTime() == null).toList();
    sessions =
        SampleSessions.generate(SESSIONS + 1000, start, end, 8).stream()
            .filter(session -> session.lastMessageSentTime() != null)
            .limit(SESSIONS)
            .toList();
    zoom = Simulator.start(SimulatorOptions.of(sessions));
    String url = url(zoom);
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config(
                "spark.sql.catalog.im",
                "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog")
            .config("spark.sql.catalog.im.url", url)
            .config("spark.sql.catalog.im.driver", DRIVER)
            .getOrCreate();
  }

  @AfterAll
  static void stop() {
    spark.stop();
    zoom.close();
  }

  private static String url(Simulator simulator) {
    return "jdbc:zoomim:requestsPerSecond=0;concurrency=1;accessToken="
        + simulator.accessToken()
        + ";baseUrl="
        + simulator.apiUrl();
  }

  private static DataFrameReader reader(Simulator simulator) {
    return spark
        .read()
        .format("jdbc")
        .option("url", url(simulator))
        .option("driver", DRIVER)
        .option("dbtable", "chat_sessions");
  }

  private static Dataset<Row> partitioned(Simulator simulator) {
    LocalDate end = FIRST.plusDays((long) PARTITIONS * DAYS_PER_PARTITION);
    return reader(simulator)
        .option("partitionColumn", "last_message_sent_time")
        .option("lowerBound", FIRST + " 00:00:00")
        .option("upperBound", end + " 00:00:00")
        .option("numPartitions", PARTITIONS)
        .load();
  }

  @Test
  void theJarsAreInTheOrderThatThisRunIsAbout() {
    String path = System.getProperty("java.class.path");
    boolean first = path.indexOf("-all.jar") < path.indexOf("spark-core");

    assertThat(first).isEqualTo(Boolean.getBoolean("driver.first"));
  }

  @Test
  void partitionsReadEverySessionOnceAndWhole() {
    Dataset<Row> table = partitioned(zoom).where(HAS_TIME);
    assertThat(table.rdd().getNumPartitions()).isEqualTo(PARTITIONS);

    assertWhole(table, sessions);
  }

  @Test
  void partitionsCostAtMostARequestEachMoreThanASingleReader() {
    zoom.clearRequests();
    reader(zoom).load().where(HAS_TIME).collectAsList();
    int single = zoom.requests().size();
    zoom.clearRequests();

    partitioned(zoom).where(HAS_TIME).collectAsList();

    assertThat(zoom.requests().size()).isBetween(single - PARTITIONS, single + PARTITIONS);
  }

  /** Spark asks the first partition for the rows without a time: they can be in any window. */
  @Test
  void sessionsWithoutATimeCostASecondReadingOfEverything() throws Exception {
    List<SimulatedSession> few = new java.util.ArrayList<>(sessions.subList(0, 5_000));
    few.addAll(timeless);
    try (Simulator other = Simulator.start(SimulatorOptions.of(few))) {
      reader(other).load().collectAsList();
      int single = other.requests().size();
      other.clearRequests();

      assertWhole(partitioned(other), few);
      assertThat(other.requests().size()).isLessThanOrEqualTo(2 * single + 2 * PARTITIONS);
    }
  }

  @Test
  void aFilterOnTheTimeReachesTheApi() {
    LocalDate day = TODAY.minusDays(40);
    zoom.clearRequests();

    long rows =
        reader(zoom)
            .load()
            .where("last_message_sent_time >= '" + day + " 00:00:00'")
            .where("last_message_sent_time < '" + day.plusDays(1) + " 00:00:00'")
            .count();

    assertThat(rows)
        .isEqualTo(sessions.stream().filter(s -> time(s).toLocalDate().equals(day)).count());
    assertThat(zoom.requests())
        .isNotEmpty()
        .extracting(RecordedRequest::window)
        .containsOnly(day + ".." + day);
  }

  @Test
  void theLimitOfAQueryReachesTheApi() {
    zoom.clearRequests();

    List<Row> rows =
        spark
            .read()
            .format("jdbc")
            .option("url", url(zoom))
            .option("driver", DRIVER)
            .option("query", "SELECT session_id, name FROM chat_sessions LIMIT 5")
            .load()
            .collectAsList();

    assertThat(rows).hasSize(5);
    assertThat(zoom.requests()).extracting(RecordedRequest::pageSize).containsExactly(5);
  }

  @Test
  void sparksOwnLimitReachesTheApiThroughACatalogAndADialect() {
    JdbcDialects.registerDialect(new ZoomDialect());
    zoom.clearRequests();

    List<Row> rows = spark.sql("SELECT * FROM im.zoom.chat_sessions LIMIT 5").collectAsList();

    assertThat(rows).hasSize(5);
    assertThat(zoom.requests()).extracting(RecordedRequest::pageSize).containsExactly(5);
  }

  private static void assertWhole(Dataset<Row> table, List<SimulatedSession> expected) {
    Map<String, SimulatedSession> missing = new HashMap<>();
    expected.forEach(session -> missing.put(session.id(), session));
    for (Row row : table.collectAsList()) {
      SimulatedSession session = missing.remove(row.getString(0));
      assertThat(session).as("the first row with the id %s", row.getString(0)).isNotNull();
      if (!Objects.equals(row.getString(1), session.type())
          || !Objects.equals(row.getString(2), session.name())
          || !Objects.equals(time(row), time(session))) {
        assertThat(row).as("the row of %s", session).isNull();
      }
    }
    assertThat(missing).isEmpty();
  }

  private static LocalDateTime time(Row row) {
    return row.isNullAt(3) ? null : row.getTimestamp(3).toLocalDateTime();
  }

  private static LocalDateTime time(SimulatedSession session) {
    return session.lastMessageSentTime() == null
        ? null
        : LocalDateTime.ofInstant(
            session.lastMessageSentTime().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
  }
}
