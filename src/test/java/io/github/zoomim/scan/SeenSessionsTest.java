package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static io.github.zoomim.support.Seeds.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SeenSessionsTest {
  private final SeenSessions seen = new SeenSessions();

  @Test
  void knowsAnIdFromItsSecondTimeOn() {
    forEachSeed(200, random -> checkIds(texts(random, 200)));
  }

  private static void checkIds(List<String> ids) {
    SeenSessions fresh = new SeenSessions();
    Set<String> expected = new HashSet<>();
    for (String id : ids) {
      assertThat(fresh.contains(session(id))).isEqualTo(expected.contains(id));
      assertThat(add(fresh, id)).isEqualTo(expected.add(id));
    }
    assertThat(fresh.size()).isEqualTo(expected.size());
  }

  /** Some are the same, most of all the short ones. */
  private static List<String> texts(Random random, int most) {
    return Stream.generate(() -> text(random, random.nextInt(8)))
        .limit(random.nextInt(most + 1))
        .toList();
  }

  @Test
  void forgetsNothingWhileItGrows() {
    for (int i = 0; i < 200_000; i++) {
      assertThat(add(seen, "session" + i)).isTrue();
    }
    for (int i = 0; i < 200_000; i++) {
      assertThat(add(seen, "session" + i)).isFalse();
    }
    assertThat(seen.size()).isEqualTo(200_000);
  }

  @Test
  void storesTheHashThatLooksLikeAnEmptySlot() {
    assertThat(seen.add(0, 0)).isTrue();
    assertThat(seen.add(0, 0)).isFalse();
    assertThat(seen.size()).isEqualTo(1);
  }

  @Test
  void tellsHashesApartThatShareHalfOfTheirBits() {
    assertThat(seen.add(0, 7)).isTrue();
    assertThat(seen.add(7, 0)).isTrue();
    assertThat(seen.add(7, 7)).isTrue();
    assertThat(seen.add(0, 7 + (1L << 40))).isTrue();
    assertThat(seen.add(0, 7)).isFalse();
    assertThat(seen.add(7, 0)).isFalse();
    assertThat(seen.size()).isEqualTo(4);
  }

  @Test
  void keepsManyHashesThatShareAHalf() {
    for (int round = 0; round < 2; round++) {
      for (long i = 1; i <= 20_000; i++) {
        assertThat(seen.add(5, i)).isEqualTo(round == 0);
        assertThat(seen.add(i << 44, 5)).isEqualTo(round == 0);
      }
    }
    assertThat(seen.size()).isEqualTo(40_000);
  }

  @Test
  void tellsLoneSurrogatesApart() {
    assertThat(add(seen, "\ud800")).isTrue();
    assertThat(add(seen, "\udc00")).isTrue();
    assertThat(add(seen, "?")).isTrue();
  }

  private static boolean add(SeenSessions seen, String id) {
    return seen.add(session(id));
  }

  private static Session session(String id) {
    return ChatSession.of(id, null, null, null);
  }
}
