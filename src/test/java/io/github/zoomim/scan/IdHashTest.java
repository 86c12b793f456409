package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static io.github.zoomim.support.Seeds.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

final class IdHashTest {
  @Test
  void isTheSameAsGuavas() {
    forEachSeed(2000, random -> check(text(random, 40)));
  }

  private static void check(String id) {
    ByteBuffer expected =
        ByteBuffer.wrap(Hashing.murmur3_128().hashUnencodedChars(id).asBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    assertThat(SeenSessions.IdHash.of(id))
        .isEqualTo(new SeenSessions.IdHash(expected.getLong(0), expected.getLong(8)));
  }
}
