package io.github.zoomim.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The arguments as they were typed. In the C locale Java takes them for ASCII and loses every other
 * letter; Linux still has the bytes.
 */
final class Utf8Arguments {
  private static final Path BYTES = Path.of("/proc/self/cmdline");

  private Utf8Arguments() {}

  /** The arguments, with lost letters found again where that can be. */
  static String[] of(String... args) {
    return Arrays.stream(args).allMatch(Utf8Arguments::isWhole) ? args : of(BYTES, args);
  }

  static String[] of(Path bytes, String... args) {
    try {
      String[] all = Files.readString(bytes, StandardCharsets.UTF_8).split("\0", -1);
      int end = all.length - 1;
      return end < args.length ? args : Arrays.copyOfRange(all, end - args.length, end);
    } catch (IOException | SecurityException e) {
      return args;
    }
  }

  /** Whether no letter of it was lost. */
  private static boolean isWhole(String arg) {
    return arg.indexOf('\uFFFD') < 0;
  }
}
