package io.github.zoomim.sql.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextFunctionsTest {
  @Test
  void padsToTheLengthOrTakesTheBeginning() {
    assertThat(TextFunctions.lpad("a", 4, "xy")).isEqualTo("xyxa");
    assertThat(TextFunctions.rpad("a", 4, "xy")).isEqualTo("axyx");
    assertThat(TextFunctions.lpad("abc", 2)).isEqualTo("ab");
    assertThat(TextFunctions.rpad("abc", -1)).isEmpty();
    assertThat(TextFunctions.rpad("a", 3, "")).isEqualTo("a");
  }

  @Test
  void repeatsNothingLessThanOnce() {
    assertThat(TextFunctions.repeat("ab", 0)).isEmpty();
    assertThat(TextFunctions.repeat("ab", -5)).isEmpty();
    assertThat(TextFunctions.repeat("", Long.MAX_VALUE)).isEmpty();
    assertThat(TextFunctions.space(2)).isEqualTo("  ");
  }

  @Test
  void replacesNoEmptyText() {
    assertThat(TextFunctions.replace("abc", "", "x")).isEqualTo("abc");
    assertThat(TextFunctions.replace("aba", "a", "")).isEqualTo("b");
  }

  /** The bound that is quick to work out is too high here; the exact one isn't. */
  @Test
  void replacesInALongTextWhereLittleIsToReplace() {
    String text = "x".repeat(9_000_000) + "a";
    assertThat(TextFunctions.replace(text, "a", "bb")).hasSize(9_000_002);
  }

  @Test
  void capitalisesLettersOfAllAlphabets() {
    assertThat(TextFunctions.initcap("straße ÉLAN ångström-x 2nd"))
        .isEqualTo("Straße Élan Ångström-X 2nd");
  }

  static Stream<Supplier<String>> bombs() {
    return Stream.of(
        () -> TextFunctions.space(TextFunctions.MOST_CHARACTERS + 1L),
        () -> TextFunctions.repeat("ab", Long.MAX_VALUE),
        () -> TextFunctions.repeat("ab", TextFunctions.MOST_CHARACTERS),
        () -> TextFunctions.lpad("a", Long.MAX_VALUE),
        () -> TextFunctions.rpad("a", 2_000_000_000, "xyz"),
        () -> TextFunctions.replace("a".repeat(100_000), "a", "b".repeat(100_000)));
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void refusesTextsTooLongForTheMemory(Supplier<String> bomb) {
    assertThatThrownBy(bomb::get)
        .isInstanceOfSatisfying(
            ZoomImFailure.class,
            failure -> assertThat(failure.kind()).isEqualTo(ZoomImFailure.Kind.TOO_LONG));
  }
}
