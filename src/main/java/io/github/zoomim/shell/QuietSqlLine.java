package io.github.zoomim.shell;

import java.sql.SQLException;
import java.util.List;
import sqlline.SqlLine;

/** sqlline without its name at the start, and without stack traces unless it is to be verbose. */
final class QuietSqlLine extends SqlLine {
  /** No questions for a login, and no isolation level that a read-only source hasn't got. */
  static final List<String> ALWAYS =
      List.of("--connectInteractionMode=notAskCredentials", "--isolation=TRANSACTION_NONE");

  /** For scripts: plain output, whole lines, one header. */
  static final List<String> SCRIPT =
      List.of("--color=false", "--headerInterval=-1", "--maxWidth=32767");

  QuietSqlLine() {
    // No word on stderr where there is no terminal; sqlline serves a dumb one as well.
    setUnlessSet("org.jline.terminal.dumb", "true");
  }

  /** Keeps to terminals in plain Java, for runs that no person watches. */
  static void withoutNativeTerminals() {
    setUnlessSet("org.jline.terminal.jna", "false");
    setUnlessSet("org.jline.terminal.jansi", "false");
  }

  @Override
  public void info(String message) {
    if (!message.startsWith("sqlline version")) {
      super.info(message);
    }
  }

  @Override
  public void handleException(Throwable e) {
    if (e instanceof SQLException failure && !getOpts().getVerbose()) {
      error("Error: " + failure.getMessage() + " (state=" + failure.getSQLState() + ")");
    } else {
      super.handleException(e);
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
