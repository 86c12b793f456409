package io.github.zoomim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every file in sql-examples on the demo as it is at the {@link Fixture}'s moment. Each file
 * ends with what it returns and what it asks for, and docs/sql.md lists its question; {@code mvn
 * test -Dtest=SqlExamplesTest -Dzoomim.writeDocs=true} writes both anew.
 */
class SqlExamplesTest {
  private static final Path EXAMPLES = Path.of("sql-examples");
  private static final Path DOC = Path.of("docs", "sql.md");
  private static final String DOC_BEGIN =
      "<!-- examples:begin (made from sql-examples; SqlExamplesTest says how to write it anew)"
          + " -->\n";
  private static final String DOC_END = "<!-- examples:end -->";
  private static final boolean WRITE = Boolean.getBoolean("zoomim.writeDocs");

  private static Fixture zoom;

  @BeforeAll
  static void start() {
    // One request after the other, for the order in which they were made is written down.
    zoom = Fixture.of(LaboratoryOptions.demo(InstantSource.fixed(Fixture.NOW)), "concurrency=1");
  }

  @AfterAll
  static void stop() {
    zoom.close();
  }

  /**
   * A file.
   *
   * @param path where it is
   * @param question its first line
   * @param note what it says below that
   * @param sql the statement
   * @param outcome the comment at its end, from the line that names the moment on
   */
  private record Example(Path path, String question, String note, String sql, String outcome) {
    private static final String MOMENT = "-- On the demo at " + Fixture.NOW + ":\n";

    static Example read(Path path) {
      String text;
      try {
        text = Files.readString(path);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      int moment = text.indexOf(MOMENT);
      String outcome = moment < 0 ? "" : text.substring(moment);
      List<String> head = new ArrayList<>();
      StringBuilder sql = new StringBuilder();
      String statement = moment < 0 ? text : text.substring(0, moment);
      for (String line : statement.lines().toList()) {
        if (sql.isEmpty() && line.startsWith("--")) {
          head.add(line.substring(2).strip());
        } else if (!line.isBlank()) {
          sql.append(line).append('\n');
        }
      }
      assertThat(head).as("the comment at the top of %s", path).hasSizeGreaterThan(2);
      return new Example(
          path,
          head.get(0),
          String.join("\n", head.subList(2, head.size())),
          sql.toString(),
          outcome);
    }

    /** The whole file, as JDBC gets it. */
    String text() {
      return head() + "\n" + sql + "\n" + outcome;
    }

    String head() {
      return Stream.concat(Stream.of(question, ""), note.lines())
          .map(line -> ("-- " + line).strip())
          .collect(Collectors.joining("\n"));
    }

    void write(String newOutcome) throws IOException {
      Files.writeString(path, head() + "\n" + sql + "\n" + newOutcome);
    }

    @Override
    public String toString() {
      return path.getFileName().toString();
    }
  }

  static List<Example> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().map(Example::read).toList();
    }
  }

  @Test
  void thereAreTenExamplesAtLeastAndNothingElse() throws IOException {
    assertThat(examples()).hasSizeGreaterThanOrEqualTo(10);
    assertThat(examples())
        .allSatisfy(
            example -> {
              assertThat(example.path.toString()).endsWith(".sql");
              assertThat(example.question).endsWith("?");
              assertThat(example.note).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("examples")
  void returnsAndAsksForWhatItsCommentSays(Example example) throws IOException, SQLException {
    String outcome = outcome(example);
    if (WRITE) {
      example.write(outcome);
      return;
    }
    assertThat(example.outcome)
        .as(
            "%s ends with another outcome than it has; look why, then write it anew with"
                + " mvn test -Dtest=SqlExamplesTest -Dzoomim.writeDocs=true",
            example.path)
        .isEqualTo(outcome);
    assertThat(Files.readString(example.path)).isEqualTo(example.text());
  }

  /** A LIMIT is a wall that no predicate is pushed through, so the scan behind it reads all. */
  @ParameterizedTest
  @MethodSource("examples")
  void returnsTheSameRowsWhenNothingIsPushedDown(Example example) {
    if (example.sql.startsWith("EXPLAIN")) {
      return;
    }
    String all = "WITH chat_sessions AS (SELECT * FROM zoom.chat_sessions LIMIT 1000000)";
    String unpushed =
        example.sql.startsWith("WITH ")
            ? all + ", " + example.sql.substring("WITH ".length())
            : all + " " + example.sql;

    Fixture.Answer answer = zoom.query(unpushed);

    assertThat(answer.asked()).contains("2026-05-24..2026-06-23");
    answer.returnsInOrder(zoom.query(example.sql).rows().toArray(String[]::new));
  }

  @Test
  void theDocListsEachQuestionWithItsFile() throws IOException {
    String doc = Files.readString(DOC);
    assertThat(doc).contains(DOC_BEGIN, DOC_END);
    int begin = doc.indexOf(DOC_BEGIN) + DOC_BEGIN.length();
    int end = doc.indexOf(DOC_END);
    String expected = examples().stream().map(SqlExamplesTest::item).collect(Collectors.joining());
    if (WRITE) {
      Files.writeString(DOC, doc.substring(0, begin) + expected + doc.substring(end));
      return;
    }
    assertThat(doc.substring(begin, end))
        .as(
            "the examples of %s are out of date; write them anew with"
                + " mvn test -Dtest=SqlExamplesTest -Dzoomim.writeDocs=true",
            DOC)
        .isEqualTo(expected);
  }

  private static String item(Example example) {
    return "- ["
        + example.question
        + "](../sql-examples/"
        + example
        + ")\n  "
        + example.note.replace("\n", "\n  ")
        + "\n";
  }

  /** What the file's last comment must be: columns, requests, warnings if any, and all rows. */
  private static String outcome(Example example) throws SQLException {
    Fixture.Answer answer = zoom.query(example.text());
    StringBuilder outcome = new StringBuilder(Example.MOMENT);
    outcome.append("-- columns: ").append(String.join(", ", columns(example.sql))).append('\n');
    append(outcome, "requests", pages(answer.asked()));
    if (!answer.warnings().isEmpty()) {
      append(outcome, "warnings", answer.warnings());
    }
    if (example.sql.startsWith("EXPLAIN")) {
      append(outcome, "asks", asks(answer.rows().get(0)));
    } else {
      append(outcome, "rows", answer.rows());
    }
    return outcome.toString();
  }

  /** What a plan says of its scans; the rest of it changes with the planner. */
  private static List<String> asks(String plan) {
    return Pattern.compile("asks=\\[(.*?)]")
        .matcher(plan)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static void append(StringBuilder outcome, String name, List<String> values) {
    if (values.size() < 2) {
      String value = values.isEmpty() ? "none" : values.get(0);
      outcome.append("-- ").append(name).append(": ").append(value).append('\n');
      return;
    }
    outcome.append("-- ").append(name).append(": ").append(values.size()).append('\n');
    values.forEach(value -> outcome.append("--   ").append(value).append('\n'));
  }

  private static List<String> columns(String sql) throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = zoom.connection().createStatement()) {
      ResultSetMetaData metaData = statement.executeQuery(sql).getMetaData();
      for (int i = 1; i <= metaData.getColumnCount(); i++) {
        columns.add(metaData.getColumnLabel(i) + " " + metaData.getColumnTypeName(i));
      }
    }
    return columns;
  }

  /** The requests, in words. */
  private static List<String> pages(List<String> asked) {
    return asked.stream().map(request -> request.replace(" +", ", next page")).toList();
  }
}
