package io.github.zoomim.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LetterCaseTest {
  @Property(tries = 2_000)
  void agreesWithTheJdkInTextsOfEveryLength(@ForAll("texts") String text) {
    assertThat(LetterCase.upper(text)).isEqualTo(text.toUpperCase(Locale.ROOT));
    assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("ß", "İ", "ﬃ", "ΟΔΟΣ", "Σ ", " Σ", "ΣΑ", "a", "É", "𝔸𐐀😀", "1", ", ")
        .list()
        .ofMaxSize(400)
        .map(parts -> String.join("", parts));
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
