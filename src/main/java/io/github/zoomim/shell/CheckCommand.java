package io.github.zoomim.shell;

import io.github.zoomim.ConnectionCheck;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.shell.CommandLine.Login;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;

/**
 * {@code --check}: reads the settings, makes one request, and says what works and what does not.
 */
final class CheckCommand {
  private CheckCommand() {}

  /** Gives the exit code: 0 where chat sessions can be read, else 1. */
  static int run(Login login, Map<String, String> environment, PrintStream out) {
    ZoomImSettings settings;
    try {
      settings = settings(login, environment);
    } catch (ZoomImFailure e) {
      out.println(e.getMessage());
      return 1;
    }
    CheckFindings findings = CheckFindings.of(settings, ConnectionCheck.run(settings));
    out.print(findings.inWords());
    return findings.works() ? 0 : 1;
  }

  private static ZoomImSettings settings(Login login, Map<String, String> environment) {
    Properties info = new Properties();
    if (login.user() != null) {
      info.setProperty("user", login.user());
    }
    if (login.password() != null) {
      info.setProperty("password", login.password());
    }
    if (!ZoomImSettings.accepts(login.url())) {
      throw new ZoomImFailure(
          ZoomImFailure.Kind.CONFIGURATION,
          "Not a zoomim URL; it must start with jdbc:zoomim:, as in jdbc:zoomim:demo");
    }
    return ZoomImSettings.of(login.url(), info, environment);
  }
}
