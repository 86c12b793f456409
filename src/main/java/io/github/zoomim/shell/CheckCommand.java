package io.github.zoomim.shell;

import io.github.zoomim.ConnectionCheck;
import io.github.zoomim.config.AllowedHosts;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.shell.CommandLine.Login;
import java.io.PrintStream;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * {@code --check}: reads the settings, makes one request, and says what works and what does not.
 */
final class CheckCommand {
  private final Function<ZoomImSettings, CheckReport> probe;
  private final Map<String, String> environment;
  private final PrintStream out;

  CheckCommand(
      Function<ZoomImSettings, CheckReport> probe,
      Map<String, String> environment,
      PrintStream out) {
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
    CheckFindings findings = CheckFindings.of(settings, probe.apply(settings));
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

  /** Fetches a token if need be and asks for one page of today's sessions, without retries. */
  static CheckReport probe(ZoomImSettings settings) {
    return ConnectionCheck.with(settings, CheckCommand::probe);
  }

  private static CheckReport probe(ConnectionCheck check) {
    try {
      check.fetchToken();
    } catch (ZoomImFailure failure) {
      return new CheckReport.Failure(failure.getMessage(), true);
    }
    try {
      return new CheckReport.Answer(check.probe());
    } catch (ZoomImFailure failure) {
      return new CheckReport.Failure(failure.getMessage(), false);
    }
  }
}
