package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SeenSessionsTest {
  private final SeenSessions seen = new SeenSessions();

  @Property(tries = 200)
  void knowsAnIdFromItsSecondTimeOn(@ForAll @Size(max = 200) List<String> ids) {
    SeenSessions fresh = new SeenSessions();
    Set<String> expected = new HashSet<>();
    for (String id : ids) {
      assertThat(add(fresh, id)).isEqualTo(expected.add(id));
    }
    assertThat(fresh.size()).isEqualTo(expected.size());
  }

  @Property(tries = 200)
  void knowsThePreparedSessionsFromTheirSecondTimeOn(
      @ForAll @Size(max = 20) List<@Size(max = 50) List<String>> pages) {
    SeenSessions fresh = new SeenSessions();
    Set<String> expected = new HashSet<>();
    for (List<String> ids : pages) {
      fresh.prepare(ids.stream().map(id -> new Session(id, null, null, null)).toList());
      for (int i = 0; i < ids.size(); i++) {
        assertThat(fresh.add(i)).isEqualTo(expected.add(ids.get(i)));
      }
    }
    assertThat(fresh.size()).isEqualTo(expected.size());
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
    long[] hash = new long[2];
    IdHash.write(id, hash, 0);
    return seen.add(hash[0], hash[1]);
  }
}
