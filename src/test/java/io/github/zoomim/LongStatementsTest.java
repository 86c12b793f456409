package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.SimulatorOptions;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that programs write. */
class LongStatementsTest {
  private static Fixture fixture;

  @BeforeAll
  static void start() {
    fixture = Fixture.of(SimulatorOptions.of(DialectSessions.ALL));
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static String joined(int count, String prefix, String suffix, String separator) {
    return IntStream.range(0, count)
        .mapToObj(i -> prefix + i + suffix)
        .collect(Collectors.joining(separator));
  }

  /** Far too deep for a thread's usual stack. */
  @Test
  void plansATreeOfAThousandLevels() {
    fixture
        .query(
            "SELECT COUNT(*) FROM chat_sessions WHERE " + joined(1_000, "name <> 'x", "'", " AND "))
        .returns("11");
    fixture.query("SELECT 0" + " + 1".repeat(1_000)).returns("1000");
  }

  @Test
  void takesAThousandIds() {
    fixture
        .query(
            "SELECT session_id FROM chat_sessions WHERE session_id IN ('s01', "
                + joined(1_000, "'x", "'", ", ")
                + ")")
        .returns("s01");
  }

  static Stream<String> tooLong() {
    return Stream.of(
        "SELECT 1 FROM chat_sessions WHERE " + joined(10_000, "name <> 'x", "'", " AND "),
        "SELECT 1 FROM chat_sessions WHERE " + joined(10_000, "name <> 'x", "'", " OR "),
        "SELECT " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
        "SELECT " + "(".repeat(500) + "1" + ")".repeat(500),
        "SELECT " + "NOT ".repeat(10_000) + "TRUE",
        "SELECT * FROM " + "(SELECT * FROM ".repeat(300) + "chat_sessions" + ")".repeat(300),
        "SELECT " + "CASE WHEN TRUE THEN ".repeat(300) + "1" + " END".repeat(300));
  }

  @ParameterizedTest
  @MethodSource("tooLong")
  void refusesWhatIsTooLongOrTooDeep(String sql) {
    SQLException failure = fixture.failure(sql);
    assertThat(failure.getSQLState()).isEqualTo("54001");
    assertThat((Throwable) failure).isInstanceOf(SQLNonTransientException.class);
    assertThat(failure.getMessage()).startsWith("The statement ").hasSizeLessThan(300);
  }
}
