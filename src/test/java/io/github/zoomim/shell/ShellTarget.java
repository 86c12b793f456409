package io.github.zoomim.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The command line, for tests in other packages. */
public final class ShellTarget {
  private ShellTarget() {}

  /** What a command line prints on both streams. */
  public static String run(Map<String, String> environment, String... arguments)
      throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    new Main(InputStream.nullInputStream(), stream, stream, false, environment).run(arguments);
    return printed.toString(StandardCharsets.UTF_8);
  }
}
