package io.github.zoomim.shell;

import io.github.zoomim.config.AllowedHosts;
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
  private final CheckProbe probe;
  private final Map<String, String> environment;
  private final PrintStream out;

  CheckCommand(CheckProbe probe, Map<String, String> environment, PrintStream out) {
    this.probe = probe;
    this.environment = environment;
    this.out = out;
  }

  /** Gives the exit code: 0 where chat sessions can be read, else 1. */
  int run(Login login) {
    ZoomImSettings settings;
    try {
      settings = settings(login);
    } catch (ZoomImFailure e) {
      out.println(e.getMessage());
      return 1;
    }
    CheckFindings findings = CheckFindings.of(settings, probe.probe(settings));
    out.print(findings.inWords());
    return findings.works() ? 0 : 1;
  }

  private ZoomImSettings settings(Login login) {
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
          "The URL is not this driver's; it begins with jdbc:zoomim:, as in jdbc:zoomim:demo");
    }
    return ZoomImSettings.of(login.url(), info, environment, AllowedHosts.fromSystemProperty());
  }
}
