package io.github.zoomim.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The list in docs/dependencies.md is what the build found; {@code -Dzoomim.writeDocs=true} writes
 * it anew.
 */
class DependenciesIT {
  private static final Path DOC = Path.of("docs/dependencies.md");
  private static final String HEAD = "|---|---|---|\n";
  private static final Pattern LINE =
      Pattern.compile("\\s+((?:\\([^()]*\\) )+).* \\((\\S+:\\S+):(\\S+) - \\S+\\)");

  @Test
  void theListIsWhatTheAllJarHolds() throws IOException {
    List<String> found = Files.readAllLines(Path.of("target/licenses/THIRD-PARTY.txt"));
    StringBuilder table = new StringBuilder();
    for (String line : found) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        String licences = parts.group(1).strip().replaceAll("\\) \\(", "; ");
        table
            .append("| `")
            .append(parts.group(2))
            .append("` | ")
            .append(parts.group(3))
            .append(" | ")
            .append(licences, 1, licences.length() - 1)
            .append(" |\n");
      }
    }
    assertThat(table.toString().lines().count())
        .isEqualTo(found.stream().filter(line -> line.startsWith("     (")).count())
        .isGreaterThan(30);
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(HEAD) + HEAD.length();
    if (Boolean.getBoolean("zoomim.writeDocs")) {
      Files.writeString(DOC, doc.substring(0, begin) + table);
    } else {
      assertThat(doc.substring(begin)).isEqualTo(table.toString());
    }
  }
}
