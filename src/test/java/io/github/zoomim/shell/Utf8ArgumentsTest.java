package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8ArgumentsTest {
  @TempDir Path directory;

  @Test
  void findsTheLettersThatTheCLocaleLost() throws IOException {
    Path bytes = directory.resolve("cmdline");
    String typed = "java\0-jar\0all.jar\0-e\0VALUES ('é日')\0";
    Files.write(bytes, typed.getBytes(StandardCharsets.UTF_8));
    assertThat(Utf8Arguments.of(bytes, "-e", "VALUES ('\uFFFD\uFFFD')"))
        .containsExactly("-e", "VALUES ('é日')");
  }

  @Test
  void keepsWhatItCannotMend() {
    Path absent = directory.resolve("absent");
    assertThat(Utf8Arguments.of(absent, "-e", "\uFFFD")).containsExactly("-e", "\uFFFD");
    assertThat(Utf8Arguments.of("-e", "VALUES 1")).containsExactly("-e", "VALUES 1");
  }
}
