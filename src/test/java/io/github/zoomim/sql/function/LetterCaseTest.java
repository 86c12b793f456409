package io.github.zoomim.sql.function;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LetterCaseTest {
  private static final List<String> PARTS =
      List.of("ß", "İ", "ﬃ", "ΟΔΟΣ", "Σ ", " Σ", "ΣΑ", "a", "É", "𝔸𐐀😀", "1", ", ");

  @Test
  void agreesWithTheJdkInTextsOfEveryLength() {
    forEachSeed(
        2_000,
        random -> {
          String text =
              random
                  .ints(random.nextInt(random.nextBoolean() ? 8 : 400), 0, PARTS.size())
                  .mapToObj(PARTS::get)
                  .collect(Collectors.joining());
          assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
          assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
        });
  }

  /** The JDK takes minutes for each. */
  @Test
  @Timeout(20)
  void takesNoLongerForLettersThatBecomeSeveralOrDependOnOthers() {
    int length = 2_000_000;
    assertThat(LetterCase.upper("ß".repeat(length))).hasSize(2 * length).endsWith("SSS");
    assertThat(LetterCase.lower("İ".repeat(length))).hasSize(2 * length);
    assertThat(LetterCase.lower("Σ".repeat(length))).hasSize(length).endsWith("σσς");
  }

  @Test
  void makesNoTextThatIsTooLong() {
    String text = "ß".repeat(TextFunctions.MOST_CHARACTERS);
    assertThatThrownBy(() -> LetterCase.upper(text)).isInstanceOf(ZoomImFailure.class);
  }
}
