package io.github.zoomim.shell;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out whether a person watches standard error; once, for that takes a process. */
final class StandardError {
  /** What is asked says it by its exit code, and standard error must be its own, too. */
  private static final List<String> ASK_SHELL =
      List.of("sh", "-c", "test -t 2 && ! test -p /dev/stdout");

  private static final List<String> ASK_POWERSHELL =
      List.of(
          "powershell.exe",
          "-NoLogo",
          "-NoProfile",
          "-NonInteractive",
          "-Command",
          "exit [int][Console]::IsErrorRedirected");

  private static @Nullable Boolean watched;

  private StandardError() {}

  /**
   * Whether it is a terminal and, but on Windows, standard output no pipe, whose reader may own the
   * terminal. False where no shell can be asked: Java itself tells only of the other two streams.
   */
  static synchronized boolean isWatched() {
    if (watched == null) {
      watched = ask();
    }
    return watched;
  }

  /** Whether it understands escape sequences; a console of Windows may show them instead. */
  static boolean knowsEscapes() {
    return !isWindows();
  }

  private static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static boolean ask() {
    try {
      Process process =
          new ProcessBuilder(isWindows() ? ASK_POWERSHELL : ASK_SHELL)
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      // It may wait for the end of what it could read.
      process.getOutputStream().close();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
