package io.github.zoomim.e2e.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.io.IOException;
import java.io.InputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SQL as people and tools write it, through JDBC: {@code statements.txt}. */
class DialectTest {
  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  /** A statement and the lines below it, which begin with {@code =} or {@code !}. */
  record Example(String sql, List<String> expected) {
    @Override
    public String toString() {
      return sql.replaceAll("\\s+", " ");
    }
  }

  static Stream<Example> statements() throws IOException {
    return examples("statements.txt");
  }

  static Stream<Example> failures() throws IOException {
    return examples("failures.txt");
  }

  static Stream<Example> examples(String resource) throws IOException {
    String text;
    try (InputStream in = requireNonNull(DialectTest.class.getResourceAsStream(resource))) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    List<Example> examples = new ArrayList<>();
    for (String block : text.split("\n\n", -1)) {
      StringJoiner sql = new StringJoiner("\n");
      List<String> expected = new ArrayList<>();
      for (String line : block.split("\n", -1)) {
        if (line.startsWith("= ") || line.startsWith("! ")) {
          expected.add(line);
        } else if (!line.startsWith("#") && !line.isEmpty()) {
          sql.add(line);
        }
      }
      if (sql.length() > 0) {
        examples.add(new Example(sql.toString(), expected));
      }
    }
    return examples.stream();
  }

  @ParameterizedTest
  @MethodSource("statements")
  void returnsTheRowsThatItsAuthorMeant(Example example) throws SQLException {
    assertThat(rows(example.sql)).isEqualTo(example.expected);
  }

  /** Times are UTC: in spring this zone has an hour less and in autumn one more. */
  @ParameterizedTest
  @MethodSource("statements")
  void returnsThemInEveryZoneOfTheJvm(Example example) throws SQLException {
    TimeZone zone = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
    try {
      assertThat(rows(example.sql)).isEqualTo(example.expected);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @ParameterizedTest
  @MethodSource("failures")
  void failsWithAStateAndTellsWhatAndWhere(Example example) {
    String expected = example.expected.get(0);
    try {
      fail(example + " returned " + rows(example.sql));
    } catch (SQLException e) {
      assertThat("! " + e.getSQLState() + " " + e.getMessage()).startsWith(expected);
      assertThat(e.getMessage()).doesNotContain("org.apache").doesNotContain("\n");
    }
  }

  /** The tokens in between were changed, but they keep their places. */
  @Test
  void countsColumnsAsTheyWereWritten() {
    SQLException failure =
        FIXTURE.failure("SELECT 1 AS date,\n  {fn NOW()} - interval '7 days' AS x,\n  foo");
    assertThat(failure.getMessage()).contains("(line 3, column 3)");
  }

  private static List<String> rows(String sql) throws SQLException {
    try (Statement statement = FIXTURE.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        StringJoiner row = new StringJoiner(" | ", "= ", "");
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(row.toString());
      }
      return rows;
    }
  }
}
