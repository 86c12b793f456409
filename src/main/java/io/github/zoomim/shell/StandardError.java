package io.github.zoomim.shell;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Finds out whether a person watches standard error; once, for that takes a process. */
final class StandardError {
  private static @Nullable Boolean watched;

  private StandardError() {}

  /**
   * Whether it is a terminal and standard output no pipe, whose reader may own the terminal. False
   * where no shell can be asked, as on Windows: Java itself tells only of the other two streams.
   */
  static synchronized boolean isWatched() {
    if (watched == null) {
      watched = ask();
    }
    return watched;
  }

  private static boolean ask() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", "test -t 2 && ! test -p /dev/stdout")
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
      return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
