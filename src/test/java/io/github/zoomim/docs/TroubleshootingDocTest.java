package io.github.zoomim.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.config.ZoomImProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/troubleshooting.md true: it shows messages that the driver has. */
class TroubleshootingDocTest {
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

  @Test
  void showsMessagesOfTheDriver() throws IOException {
    StringBuilder code = new StringBuilder();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        code.append(Files.readString(file).replaceAll("\"\\s*\\+ \"", ""));
      }
    }
    List<String> seen =
        Files.readAllLines(Path.of("docs/troubleshooting.md")).stream()
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.split(" \\| ", 2)[0])
            .toList();

    assertThat(seen).hasSize(20);
    List<String> properties =
        Arrays.stream(ZoomImProperty.values()).map(property -> property + "=").toList();
    for (String cell : seen) {
      assertThat(QUOTED.matcher(cell).results().map(MatchResult::group))
          .allSatisfy(
              quoted -> {
                String text = quoted.replace("`", "");
                assertThat(properties.contains(text) || code.indexOf(text) >= 0).as(text).isTrue();
              });
    }
  }
}
