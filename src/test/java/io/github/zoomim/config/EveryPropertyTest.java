package io.github.zoomim.config;

import static io.github.zoomim.config.Connecting.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.ZoomImFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each property, as it is declared: what it allows is taken, all else is one clear fault. */
class EveryPropertyTest {
  private static final Pattern RANGE =
      Pattern.compile("number from ([0-9.]+) to ([0-9]+)(, or 0 for no limit)?");

  private static final List<String> ODD =
      List.of(
          "-1",
          "+1",
          "1e9",
          "0x10",
          "1,5",
          "NaN",
          "Infinity",
          "9".repeat(300),
          "٣",
          "null",
          "true",
          "a b",
          "a\nb",
          "a\u0000b",
          "é",
          "日本",
          "\ud83c\udf89",
          "\ud800",
          "<script>",
          "../../etc",
          "file:///etc/passwd",
          "jdbc:h2:mem:x",
          "https://",
          "http://zoom.us@evil.example",
          "https://evil.example",
          "GMT+99:99",
          "x".repeat(10_000),
          "s3cret\r\nX-Evil: 1");

  @ParameterizedTest
  @EnumSource
  void everyBadValueIsOneFaultThatNamesKeyValueAndWhatIsAllowed(ZoomImProperty property) {
    int refused = 0;
    for (String value : values(property)) {
      String line = fault(property, value);
      if (property.parse(value) != null && line == null) {
        continue;
      }
      refused++;
      assertThat(line).as(property + "=" + value).isNotNull();
      assertThat(line)
          .startsWith(property.propertyName())
          .contains(allowed(property, value))
          .hasSizeLessThan(600)
          .matches("[^\\p{Cntrl}\\p{Cs}]*");
      if (property.isSecret()) {
        assertThat(line).contains("=***").doesNotContain(value);
      } else if (!line.contains("=***")) {
        assertThat(line).contains(property.propertyName() + "=" + start(value));
      }
    }
    assertThat(refused).isGreaterThanOrEqualTo(property.allowed().startsWith("any") ? 5 : 8);
  }

  @ParameterizedTest
  @EnumSource
  void theEndsOfARangeAreAllowedAndWhatIsBeyondIsNot(ZoomImProperty property) {
    Matcher range = RANGE.matcher(property.allowed());
    if (!range.find()) {
      assertThat(property.allowed()).doesNotContain("number from");
      return;
    }
    assertThat(property.parse(range.group(1))).isNotNull();
    assertThat(property.parse(range.group(2))).isNotNull();
    assertThat(property.parse(Long.parseLong(range.group(2)) + 1 + "")).isNull();
    boolean zero = range.group(3) != null || range.group(1).equals("0");
    assertThat(property.parse("0") != null).isEqualTo(zero);
  }

  @ParameterizedTest
  @EnumSource
  void theDefaultAndTheChoicesAreAllowed(ZoomImProperty property) {
    List<String> good = new ArrayList<>(property.choices());
    if (property.defaultText() != null) {
      good.add(property.defaultText());
    }
    assertThat(good).allSatisfy(text -> assertThat(property.parse(text)).isNotNull());
    if (!property.choices().isEmpty()) {
      assertThat(property.choices()).contains(property.defaultText());
    }
  }

  private static List<String> values(ZoomImProperty property) {
    List<String> values = new ArrayList<>(ODD);
    property.choices().forEach(choice -> values.add(choice + "x"));
    if (property.defaultText() != null) {
      values.add(property.defaultText() + "?");
    }
    return values;
  }

  /** The fault's line; null where the value is no fault. Among others, for credentials miss. */
  private static @org.jspecify.annotations.Nullable String fault(
      ZoomImProperty property, String value) {
    String message;
    try {
      connecting("jdbc:zoomim:").with(property.propertyName(), value).settings();
      return null;
    } catch (ZoomImFailure failure) {
      message = failure.getMessage();
    }
    return message
        .replace("Cannot connect: ", "- ")
        .lines()
        .filter(line -> line.startsWith("- " + property.propertyName() + "="))
        .map(line -> line.substring(2))
        .findFirst()
        .orElse(null);
  }

  /** What is allowed; for a URL that is one, which hosts are. */
  private static String allowed(ZoomImProperty property, String value) {
    return property.parse(value) == null
        ? "expected " + property.allowed().replace("`", "")
        : "tokens are sent only to zoom.us";
  }

  private static String start(String value) {
    StringBuilder start = new StringBuilder();
    value
        .codePoints()
        .limit(40)
        .map(c -> c < ' ' || (c >= 0xD800 && c < 0xE000) ? '?' : c)
        .forEach(start::appendCodePoint);
    return start.toString();
  }
}
