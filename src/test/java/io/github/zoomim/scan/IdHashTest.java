package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

final class IdHashTest {
  @Property(tries = 2000)
  void isTheSameAsGuavas(@ForAll @StringLength(max = 40) String id) {
    ByteBuffer expected =
        ByteBuffer.wrap(Hashing.murmur3_128().hashUnencodedChars(id).asBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    long[] hash = new long[4];
    IdHash.write(id, hash, 1);
    assertThat(hash).containsExactly(0, expected.getLong(0), expected.getLong(8), 0);
  }
}
