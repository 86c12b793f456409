package io.github.zoomim.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.simulator.Simulator;
import io.github.zoomim.simulator.SimulatorOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
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
    long span = Duration.between(start, end).toMillis();
    sessions =
        IntStream.range(0, SESSIONS)
            .mapToObj(i -> session("s" + i, i, start.plusMillis(i * span / SESSIONS)))
            .toList();
    timeless =
        IntStream.range(0, 200)
            .mapToObj(i -> session("t" + i, i, start.plusMillis(i * span / 200)))
            .map(
                s ->
                    new SimulatedSession(
                        s.id(), s.type(), s.name(), null, List.of(s.lastMessageSentTime())))
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

  private static SimulatedSession session(String id, int number, Instant time) {
    return new SimulatedSession(
        id,
        number % 3 == 0 ? "Group" : "1:1",
        number % 32 == 0 ? null : "O'Brien 产品 🚀 " + number,
        time);
  }

  @AfterAll
  static void stop() {
    spark.stop();
    zoom.close();
  }

  private static String url(Simulator simulator) {
    return "jdbc:zoomim:requestsPerSecond=0;concurrency=1;accessToken="
        + simulator.account().accessToken()
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
  void partitionsCostAtMostARequestEachMoreThanASingleReader() throws Exception {
    int single = requests(() -> reader(zoom).load().where(HAS_TIME).collectAsList()).size();

    assertThat(requests(() -> partitioned(zoom).where(HAS_TIME).collectAsList()).size())
        .isBetween(single - PARTITIONS, single + PARTITIONS);
  }

  /** Spark asks the first partition for the rows without a time: they can be in any window. */
  @Test
  void sessionsWithoutATimeCostASecondReadingOfEverything() throws Exception {
    List<SimulatedSession> few = new ArrayList<>(sessions.subList(0, 5_000));
    few.addAll(timeless);
    try (Simulator other = Simulator.start(SimulatorOptions.of(few))) {
      int single = requests(() -> reader(other).load().collectAsList()).size();

      assertThat(requests(() -> assertWhole(partitioned(other), few)).size())
          .isLessThanOrEqualTo(2 * single + 2 * PARTITIONS);
    }
  }

  @Test
  void aFilterOnTheTimeReachesTheApi() throws Exception {
    LocalDate day = TODAY.minusDays(40);
    Dataset<Row> table =
        reader(zoom)
            .load()
            .where("last_message_sent_time >= '" + day + " 00:00:00'")
            .where("last_message_sent_time < '" + day.plusDays(1) + " 00:00:00'");
    long expected = sessions.stream().filter(s -> time(s).toLocalDate().equals(day)).count();

    assertThat(requests(() -> assertThat(table.count()).isEqualTo(expected)))
        .isNotEmpty()
        .extracting(Request::window)
        .containsOnly(day + ".." + day);
  }

  @Test
  void theLimitOfAQueryReachesTheApi() throws Exception {
    Dataset<Row> table =
        spark
            .read()
            .format("jdbc")
            .option("url", url(zoom))
            .option("driver", DRIVER)
            .option("query", "SELECT session_id, name FROM chat_sessions LIMIT 5")
            .load();

    assertThat(requests(() -> assertThat(table.collectAsList()).hasSize(5)))
        .extracting(Request::rows)
        .containsExactly(5);
  }

  @Test
  void sparksOwnLimitReachesTheApiThroughACatalogAndADialect() throws Exception {
    JdbcDialects.registerDialect(new ZoomDialect());
    Dataset<Row> table = spark.sql("SELECT * FROM im.zoom.chat_sessions LIMIT 5");

    assertThat(requests(() -> assertThat(table.collectAsList()).hasSize(5)))
        .extracting(Request::rows)
        .containsExactly(5);
  }

  /**
   * A request that the driver made.
   *
   * @param rows how many the page held
   */
  private record Request(String window, int rows) {}

  /** What the driver asked while the action ran: Spark runs in this process. */
  private static List<Request> requests(Runnable action) throws SQLException {
    LocalDateTime begun = LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS);
    action.run();
    List<Request> requests = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url(zoom));
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT \"window\", \"rows\" FROM zoom.api_requests WHERE started >= ?")) {
      statement.setObject(1, begun);
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          requests.add(new Request(result.getString(1), result.getInt(2)));
        }
      }
    }
    return requests;
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
