package io.github.zoomim.shell;

import io.github.zoomim.ConnectionCheck;
import io.github.zoomim.api.Probe;
import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImProperty.Api;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.config.ZoomImUrl;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.shell.CommandLine.Login;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code --check}: reads the settings, makes one request, and says what works and what does not,
 * one finding a line, in the order in which a connection comes about.
 */
final class CheckCommand {
  /** What is found out only where the token is good. */
  private static final Set<String> AFTER_TOKEN = Set.of("scope", "permission", "rate");

  private final ZoomImSettings settings;
  private final List<String> lines = new ArrayList<>();
  private boolean works = true;

  private CheckCommand(ZoomImSettings settings) {
    this.settings = settings;
  }

  /** Gives the exit code: 0 where chat sessions can be read, else 1. */
  static int run(Login login, Map<String, String> environment, PrintStream out) {
    ZoomImSettings settings;
    try {
      settings = settings(login, environment);
    } catch (ZoomImFailure e) {
      out.println(e.getMessage());
      return 1;
    }
    CheckCommand check = of(settings, ConnectionCheck.run(settings));
    out.print(check.inWords());
    return check.works() ? 0 : 1;
  }

  private static ZoomImSettings settings(Login login, Map<String, String> environment) {
    Properties info = new Properties();
    if (login.user() != null) {
      info.setProperty("user", login.user());
    }
    if (login.password() != null) {
      info.setProperty("password", login.password());
    }
    if (!ZoomImUrl.accepts(login.url())) {
      throw new ZoomImFailure(
          ZoomImFailure.Kind.CONFIGURATION,
          "Not a zoomim URL; it must start with jdbc:zoomim:, as in jdbc:zoomim:demo");
    }
    return SettingsReader.read(login.url(), info, environment);
  }

  static CheckCommand of(ZoomImSettings settings, Probe probe) {
    CheckCommand findings = new CheckCommand(settings);
    if (probe.isAnswered()) {
      findings.judge(probe);
      findings.describeRate(probe);
      findings.describeClock(probe);
    } else {
      // The failure says already what to change.
      findings.fail(probe.subject(), probe.message());
    }
    findings.describeEndpoint();
    return findings;
  }

  /** Whether chat sessions can be read. */
  boolean works() {
    return works;
  }

  /** The findings and a verdict, for people; lines end with a line feed. */
  String inWords() {
    return "Checking "
        + settings.urlWithoutSecrets()
        + "\n"
        + String.join("", lines)
        + (works ? "All required checks passed.\n" : "Some checks failed: see FAIL above.\n");
  }

  private void judge(Probe probe) {
    good("connection", server() + " answered in " + probe.elapsed().toMillis() + " ms");
    boolean refused = !probe.subject().isEmpty();
    if (!refused || AFTER_TOKEN.contains(probe.subject())) {
      good("token", "accepted");
    }
    if (refused) {
      fail(probe.subject(), said(probe) + "; " + probe.advice());
      return;
    }
    good("scope", "chat sessions may be read");
    if (probe.isGood()) {
      good(
          "answer",
          "one page with " + probe.rows() + (probe.rows() == 1 ? " session" : " sessions"));
    } else {
      fail("answer", probe.message());
    }
  }

  private void describeRate(Probe probe) {
    Map<String, String> rate = probe.rateHeaders();
    if (rate.isEmpty()) {
      note("rate", "the answer has no rate-limit headers; the rate is requestsPerSecond");
      return;
    }
    note(
        "rate",
        "category %s, counted by %s, limit %s, left %s"
            .formatted(
                Stream.of("Category", "Type", "Limit", "Remaining")
                    .map(name -> rate.getOrDefault("X-RateLimit-" + name, "unknown"))
                    .toArray()));
  }

  private void describeClock(Probe probe) {
    if (probe.clockDifference() == null) {
      return;
    }
    String warning = probe.clockDifference().warning();
    if (warning == null) {
      good("clock", "this machine and the server agree");
    } else {
      note("clock", warning);
    }
  }

  private void describeEndpoint() {
    if (settings.api() == Api.IM && !settings.isDemo()) {
      note(
          "deprecation",
          "Zoom deprecated /im/chat/sessions at the end of 2021: it is served without support;"
              + " api=report uses its successor");
    }
  }

  private static String said(Probe probe) {
    return "the server answered "
        + probe.status()
        + (probe.code() == null ? "" : " (code " + probe.code() + ")")
        + (probe.message().isEmpty() ? "" : ": " + probe.message().replaceAll("[.;\\s]+$", ""));
  }

  private String server() {
    return settings.isDemo() ? "the simulator" : settings.baseUrl().getAuthority();
  }

  private void good(String what, String words) {
    line("ok  ", what, words);
  }

  private void note(String what, String words) {
    line("note", what, words);
  }

  private void fail(String what, String words) {
    works = false;
    line("FAIL", what, words);
  }

  private void line(String mark, String what, String words) {
    String printable = words.replaceAll("\\p{Cntrl}", " ");
    lines.add(String.format(Locale.ROOT, "  %s  %-11s  %s\n", mark, what, printable));
  }
}
