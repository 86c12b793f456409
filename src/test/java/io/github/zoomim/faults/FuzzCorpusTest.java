package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Reads the fuzzer's corpus and some thousand changes to it, always the same ones. The fuzzer
 * itself runs by the profile {@code fuzz}.
 */
@Timeout(120)
class FuzzCorpusTest {
  @ParameterizedTest
  @EnumSource
  void anyInputEndsWellOrInAFailureMadeForPeople(FuzzTarget target) throws Exception {
    List<byte[]> corpus = corpus(target);
    assertThat(corpus).hasSizeGreaterThan(4);
    Random random = new Random(20261123);
    int changes = target == FuzzTarget.SQL ? 1_500 : 20_000;
    corpus.forEach(target::read);
    for (int i = 0; i < changes; i++) {
      byte[] input = changed(corpus, random);
      try {
        target.read(input);
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            target + " of " + new String(input, StandardCharsets.UTF_8) + "\n" + e, e);
      }
    }
  }

  private static byte[] changed(List<byte[]> corpus, Random random) {
    byte[] input = corpus.get(random.nextInt(corpus.size())).clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(input.length + 1);
      switch (random.nextInt(5)) {
        case 0 -> input = joined(input, at, at, new byte[] {(byte) random.nextInt(256)});
        case 1 -> input = joined(input, at, Math.min(input.length, at + 1), new byte[] {});
        case 2 -> input = Arrays.copyOf(input, at);
        case 3 -> {
          byte[] other = corpus.get(random.nextInt(corpus.size()));
          input = joined(input, at, at, Arrays.copyOf(other, random.nextInt(other.length + 1)));
        }
        default -> {
          if (at < input.length) {
            input[at] ^= (byte) (1 << random.nextInt(8));
          }
        }
      }
    }
    return input;
  }

  /** The input with the bytes between the two places replaced. */
  private static byte[] joined(byte[] input, int from, int to, byte[] middle) {
    byte[] joined = new byte[from + middle.length + input.length - to];
    System.arraycopy(input, 0, joined, 0, from);
    System.arraycopy(middle, 0, joined, from, middle.length);
    System.arraycopy(input, to, joined, from + middle.length, input.length - to);
    return joined;
  }

  private static List<byte[]> corpus(FuzzTarget target) throws IOException, URISyntaxException {
    URL folder = FuzzCorpusTest.class.getResource("DriverFuzzTestInputs/" + target.folder());
    assertThat(folder).isNotNull();
    List<byte[]> corpus = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
      for (Path file : files.sorted().toList()) {
        corpus.add(Files.readAllBytes(file));
      }
    }
    return corpus;
  }
}
