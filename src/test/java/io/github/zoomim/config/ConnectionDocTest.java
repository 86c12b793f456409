package io.github.zoomim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table in docs/connection.md equal to {@link ZoomImProperty}. {@code mvn test
 * -Dtest=ConnectionDocTest -Dzoomim.writeDocs=true} writes it anew.
 */
class ConnectionDocTest {
  private static final Path DOC = Path.of("docs", "connection.md");
  private static final String BEGIN =
      "<!-- properties:begin (made from ZoomImProperty; ConnectionDocTest says how to write it"
          + " anew) -->\n";
  private static final String END = "<!-- properties:end -->";

  @Test
  void theTableOfPropertiesIsTheOneThatTheCodeMakes() throws IOException {
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(BEGIN) + BEGIN.length();
    int end = doc.indexOf(END);
    assertThat(doc).contains(BEGIN, END);
    if (Boolean.getBoolean("zoomim.writeDocs")) {
      Files.writeString(DOC, doc.substring(0, begin) + table() + doc.substring(end));
      return;
    }
    assertThat(doc.substring(begin, end))
        .as(
            "The property table of %s is out of date; write it anew with"
                + " mvn test -Dtest=ConnectionDocTest -Dzoomim.writeDocs=true",
            DOC)
        .isEqualTo(table());
  }

  @Test
  void everyEnvironmentVariableIsDocumented() throws IOException {
    String doc = Files.readString(DOC);
    assertThat(ZoomImProperty.values())
        .filteredOn(property -> property.environmentVariable() != null)
        .allSatisfy(
            property ->
                assertThat(doc)
                    .contains(
                        "| `"
                            + property.environmentVariable()
                            + "` | `"
                            + property.propertyName()
                            + "` |"));
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| property | meaning | allowed | default |\n");
    table.append("|---|---|---|---|\n");
    Arrays.stream(ZoomImProperty.values()).map(ConnectionDocTest::row).forEach(table::append);
    return table.toString();
  }

  private static String row(ZoomImProperty property) {
    String defaultText = property.defaultText();
    return "| `%s`%s | %s | %s | %s |%n"
        .formatted(
            property.propertyName(),
            property.isSecret() ? " (secret)" : "",
            property.description(),
            property.allowed(),
            defaultText == null ? "" : "`" + defaultText + "`")
        .replace(System.lineSeparator(), "\n");
  }
}
