package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Keeps the table of Zoom's errors in docs/api.md true. {@code mvn test -Dtest=ErrorsDocTest
 * -Dzoomim.writeDocs=true} writes it anew.
 */
final class ErrorsDocTest {
  private static final Path DOC = Path.of("docs/api.md");
  private static final String BEGIN =
      "<!-- errors:begin (made from ErrorCategory; ErrorsDocTest says how to write it anew) -->\n";
  private static final String END = "<!-- errors:end -->";

  private static final Map<Kind, String> STATES =
      Map.of(
          Kind.RATE_LIMIT,
          "53400",
          Kind.CONNECTION,
          "08006",
          Kind.PERMISSION,
          "42501",
          Kind.AUTHENTICATION,
          "28000",
          Kind.REFUSED,
          "HY000",
          Kind.REFUSED_DAYS,
          "22023",
          Kind.WRONG_ADDRESS,
          "08004");

  @Test
  void theTableOfErrorsIsThatOfTheCode() throws IOException {
    String doc = Files.readString(DOC);
    int begin = doc.indexOf(BEGIN) + BEGIN.length();
    int end = doc.indexOf(END);
    if (Boolean.getBoolean("zoomim.writeDocs")) {
      Files.writeString(DOC, doc.substring(0, begin) + table() + doc.substring(end));
      return;
    }
    assertThat(doc.substring(begin, end)).isEqualTo(table());
  }

  private static String table() {
    return "| Zoom answers | SQLSTATE | what it means, what to do |\n|---|---|---|\n"
        + Arrays.stream(ErrorCategory.values())
            .map(ErrorsDocTest::row)
            .collect(Collectors.joining());
  }

  private static String row(ErrorCategory category) {
    boolean isRecovered = category == ErrorCategory.PAGE_TOKEN;
    String advice =
        category
            .advice()
            .replace("{scopes}", "the scope that the message names")
            .replace("{token}", "check what the message names")
            .replace("{elsewhere}", "whether api=report answers")
            .replace("{target}", "")
            .replace("{until}", "the message says when that ends");
    return "| "
        + category.told()
        + " | "
        + (isRecovered ? "" : STATES.get(category.kind()))
        + " | "
        + advice
        + " |\n";
  }
}
