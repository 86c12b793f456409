package io.github.zoomim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keeps the README and the docs true: what they show is compiled, run and compared. */
class ReadmeTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern COMMAND = Pattern.compile("-e \"(SELECT [^\"]+)\"");

  @TempDir private Path directory;

  static List<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.list(Path.of("docs"))) {
      return Stream.concat(Stream.of(README), docs.sorted()).toList();
    }
  }

  static List<Path> documentsWithPrograms() throws IOException {
    return documents().stream().filter(path -> !programs(path).isEmpty()).toList();
  }

  @Test
  void theReadmeIsShortAndNamesTheTwoCommands() throws IOException, SQLException {
    assertThat(Files.readAllLines(README)).hasSizeLessThan(120);
    List<String> ci = Files.readAllLines(Path.of(".ci", "run"));
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo")) {
      assertThat(Files.readString(README))
          .contains(
              ci.get(ci.size() - 1) + "\n",
              "java -jar target/zoomim-jdbc-" + connection.getMetaData().getDriverVersion());
    }
    assertThat(documentsWithPrograms()).contains(README);
  }

  @Test
  void theCommandsTableIsWhatTheDemoReturns() throws IOException, SQLException {
    String readme = Files.readString(README);
    String sql = only(COMMAND.matcher(readme).results().toList()).group(1);
    List<String> shown =
        readme
            .lines()
            .filter(line -> line.matches("\\| (type|Group|1:1) .*"))
            .map(line -> line.replaceAll("\\s*\\|\\s*", "|"))
            .toList();

    List<String> rows = new ArrayList<>();
    rows.add("|type|sessions|");
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo");
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add("|" + result.getString(1) + "|" + result.getString("sessions") + "|");
      }
    }

    assertThat(shown).isEqualTo(rows);
  }

  @ParameterizedTest
  @MethodSource("documentsWithPrograms")
  void programsCompileAndPrintRows(Path document) throws Exception {
    for (String program : programs(document)) {
      assertThat(run(program).lines())
          .as(program)
          .hasSizeGreaterThan(1)
          .allMatch(line -> !line.isBlank());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyStatementRuns(Path document) throws IOException {
    try (Fixture zoom = demo()) {
      for (String sql : blocks(document, "sql")) {
        assertThat(zoom.query(sql).rows()).as(sql).isNotEmpty();
      }
    }
  }

  @Test
  void eachPredicateAsksForWhatTheTableSays() throws IOException {
    List<String> lines =
        Files.readString(Path.of("docs", "sql.md"))
            .lines()
            .dropWhile(line -> !line.startsWith("| predicate ("))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(10);
    try (Fixture zoom = demo()) {
      for (String line : lines) {
        List<String> cells = List.of(line.split(" *\\| *", -1));
        String predicate =
            codes(cells.get(1)).get(0).replaceAll("\\bt\\b", "last_message_sent_time");
        List<String> asked =
            zoom.query("SELECT COUNT(*) FROM chat_sessions WHERE " + predicate).asked();
        assertThat(asked.stream().filter(window -> !window.endsWith("+")).toList())
            .as(line)
            .isEqualTo(codes(cells.get(3)));
      }
    }
  }

  @Test
  void explainPrintsThePlanThatTheDocShows() throws IOException {
    Path document = Path.of("docs", "sql.md");
    String sql = blocks(document, "sql").get(0);
    String shown = blocks(document, "").get(0);
    try (Fixture zoom = demo()) {
      assertThat(String.join("\n", zoom.query(sql).rows()).strip()).isEqualTo(shown.strip());
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Path document) throws IOException {
    String text = Files.readString(document);
    Path folder = document.toAbsolutePath().getParent();
    for (MatchResult link : Pattern.compile("]\\(([^)\\s]+)\\)").matcher(text).results().toList()) {
      if (link.group(1).startsWith("https://")) {
        continue;
      }
      String[] parts = link.group(1).split("#", 2);
      Path target =
          parts[0].isEmpty() ? document.toAbsolutePath() : folder.resolve(parts[0]).normalize();
      assertThat(target).as("%s in %s", link.group(1), document).exists();
      if (parts.length > 1) {
        assertThat(anchors(target)).as("%s in %s", link.group(1), document).contains(parts[1]);
      }
    }
  }

  private static Fixture demo() {
    return Fixture.of(LaboratoryOptions.demo(InstantSource.fixed(Fixture.NOW)), "concurrency=1");
  }

  private static <T> T only(List<T> list) {
    assertThat(list).hasSize(1);
    return list.get(0);
  }

  /** The code blocks with this word behind their first fence. */
  private static List<String> blocks(Path document, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = null;
    String opened = null;
    for (String line : Files.readAllLines(document)) {
      if (opened == null && line.startsWith("```")) {
        opened = line.substring(3);
        block = new StringBuilder();
      } else if (opened != null && line.equals("```")) {
        if (opened.equals(language)) {
          blocks.add(block.toString());
        }
        opened = null;
      } else if (opened != null) {
        block.append(line).append('\n');
      }
    }
    return blocks;
  }

  private static List<String> codes(String cell) {
    return Pattern.compile("`([^`]+)`").matcher(cell).results().map(m -> m.group(1)).toList();
  }

  /** The names under which a document's headings can be linked to. */
  private static List<String> anchors(Path document) throws IOException {
    return Files.readAllLines(document).stream()
        .filter(line -> line.matches("#+ .*"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  /** The Java blocks that are whole programs. */
  private static List<String> programs(Path document) {
    try {
      return blocks(document, "java").stream()
          .filter(block -> block.contains("static void main("))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Compiles and runs a program; what it printed. */
  private String run(String program) throws Exception {
    String name =
        only(Pattern.compile("class (\\w+)").matcher(program).results().toList()).group(1);
    Path source = Files.writeString(directory.resolve(name + ".java"), program);
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                errors,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString());
    assertThat(status).as(errors.toString(StandardCharsets.UTF_8)).isZero();
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
      main.setAccessible(true);
      main.invoke(null, (Object) new String[0]);
    } finally {
      System.setOut(out);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }
}
