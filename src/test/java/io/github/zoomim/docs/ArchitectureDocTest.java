package io.github.zoomim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md names what is there: the steps of a query, and where things are. */
class ArchitectureDocTest {
  private static final Path DOC = Path.of("docs/architecture.md");
  private static final Pattern CLASS = Pattern.compile("`([A-Z]\\w+)(?:\\.(\\w+))?`");

  private static final List<String> QUESTIONS =
      List.of(
          "LIMIT pushed down",
          "`Retry-After` parsed",
          "a column added",
          "a second table added",
          "a SQLSTATE chosen",
          "the one-month rule",
          "a token renewed on 401",
          "DATE_TRUNC, in pushdown and in evaluation",
          "what a cancel does",
          "the order of windows decided");

  @Test
  void theStepsOfAQueryAreThere() throws IOException {
    List<String> steps =
        Files.readString(DOC).lines().filter(line -> line.matches("\\d+\\. .*")).toList();

    assertThat(steps).hasSizeBetween(10, 15);
    for (String step : steps) {
      checkClasses(step);
    }
  }

  @Test
  void theTenQuestionsHaveAnswers() throws IOException {
    Map<String, String> answers =
        Files.readString(DOC)
            .lines()
            .dropWhile(line -> !line.startsWith("| where is |"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1))
            .collect(Collectors.toMap(cells -> cells[1].strip(), cells -> cells[2]));

    assertThat(answers.keySet()).containsExactlyInAnyOrderElementsOf(QUESTIONS);
    for (String answer : answers.values()) {
      checkClasses(answer);
    }
  }

  @Test
  void everyPackageIsInTheTable() throws IOException {
    String doc = Files.readString(DOC);
    Path root = Path.of("src/main/java/io/github/zoomim");
    try (Stream<Path> files = Files.walk(root)) {
      List<String> packages =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .map(file -> root.relativize(file.getParent()).toString().replace('/', '.'))
              .filter(name -> !name.isEmpty())
              .toList();

      assertThat(packages).hasSizeGreaterThan(20);
      for (String name : packages) {
        assertThat(doc.lines().filter(line -> line.startsWith("| `")))
            .as(name)
            .anyMatch(
                line -> Arrays.asList(line.split("\\|", -1)[1].split("[`, ]+")).contains(name));
      }
    }
  }

  private static void checkClasses(String text) throws IOException {
    List<MatchResult> named = CLASS.matcher(text).results().toList();
    assertThat(named).as(text).isNotEmpty();
    Map<String, Path> sources = sources();
    for (MatchResult match : named) {
      assertThat(sources).as(text).containsKey(match.group(1));
      if (match.group(2) != null) {
        assertThat(Files.readString(sources.get(match.group(1))))
            .as(match.group())
            .containsPattern("\\b" + match.group(2) + "\\(");
      }
    }
  }

  private static Map<String, Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("package-info.java"))
          .collect(
              Collectors.toMap(
                  file -> file.getFileName().toString().replace(".java", ""),
                  Function.identity(),
                  (one, other) -> one));
    }
  }
}
