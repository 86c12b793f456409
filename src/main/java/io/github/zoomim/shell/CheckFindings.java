package io.github.zoomim.shell;

import io.github.zoomim.config.Api;
import io.github.zoomim.config.ZoomImSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a check found out, one finding a line, in the order in which a connection comes about. */
final class CheckFindings {
  private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(60);

  private final ZoomImSettings settings;
  private final CheckReport report;
  private final CheckAdvice advice;
  private final List<String> lines = new ArrayList<>();
  private boolean works = true;

  private CheckFindings(ZoomImSettings settings, CheckReport report) {
    this.settings = settings;
    this.report = report;
    this.advice = new CheckAdvice(settings);
  }

  static CheckFindings of(ZoomImSettings settings, CheckReport report) {
    CheckFindings findings = new CheckFindings(settings, report);
    findings.judgeAnswer();
    findings.describeRate();
    findings.describeClock();
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
        + (works
            ? "Everything that is needed works.\n"
            : "It does not work yet: see FAIL above.\n");
  }

  /** What Zoom's statuses and codes mean. */
  private void judgeAnswer() {
    if (report.failureAtToken()) {
      // The failure says already what to change.
      fail("token", failure());
      return;
    }
    if (report.status() == 0) {
      fail("connection", failure());
      return;
    }
    good("connection", server() + " answered in " + report.elapsed().toMillis() + " ms");
    int code = report.zoomCode() == null ? 0 : report.zoomCode();
    switch (report.status()) {
      case 200 -> judgeGoodAnswer();
      case 404 ->
          fail(
              "endpoint",
              said() + "; is baseUrl right, and does api=" + advice.otherApi() + " answer?");
      case 429 -> {
        good("token", "accepted");
        fail("rate", said() + advice.onRate(report));
      }
      default -> {
        if (lacksScope(code)) {
          good("token", "accepted");
          fail(
              "scope",
              said()
                  + "; add "
                  + advice.scopes()
                  + " to the app, activate it again, and let a new token be issued");
        } else if (report.status() == 401) {
          fail("token", said() + advice.onToken());
        } else if (code == 200 || report.status() == 403) {
          good("token", "accepted");
          fail(
              "permission",
              said() + "; the account's plan, or the user's role, does not include it");
        } else if (report.status() >= 500) {
          fail("server", said() + "; a problem at Zoom, try again later");
        } else {
          fail("request", said());
        }
      }
    }
  }

  private void judgeGoodAnswer() {
    good("token", "accepted");
    good("scope", "chat sessions may be read");
    if (report.failure() != null) {
      fail("answer", failure());
    } else {
      good(
          "answer",
          "one page with " + report.rows() + (report.rows() == 1 ? " session" : " sessions"));
    }
  }

  private boolean lacksScope(int code) {
    String message = report.zoomMessage();
    return code == 4711
        || code == 104
        || code == 4700
        || (message != null && message.contains("does not contain scopes"));
  }

  private void describeRate() {
    if (report.rateCategory() == null && report.rateType() == null && report.rateLimit() == null) {
      if (report.status() != 0) {
        note("rate", "the answer has no rate headers; the pace is requestsPerSecond");
      }
      return;
    }
    note(
        "rate",
        "category "
            + orUnknown(report.rateCategory())
            + ", counted by "
            + orUnknown(report.rateType())
            + ", limit "
            + orUnknown(report.rateLimit())
            + ", left "
            + orUnknown(report.rateRemaining()));
  }

  private void describeClock() {
    if (report.serverDate() == null) {
      return;
    }
    Duration behind =
        Duration.between(
            report.receivedAt().minus(report.elapsed().dividedBy(2)), report.serverDate());
    if (behind.abs().compareTo(TOLERABLE_SKEW) <= 0) {
      good("clock", "this machine and the server agree");
    } else {
      note(
          "clock",
          "this machine is "
              + Math.round(behind.abs().toMillis() / 1000.0)
              + " s "
              + (behind.isNegative() ? "ahead of" : "behind")
              + " the server; correct it, because it decides which day is today and when a"
              + " token expires");
    }
  }

  private void describeEndpoint() {
    if (settings.api() == Api.IM && !settings.isDemo()) {
      note(
          "deprecation",
          "Zoom deprecated /im/chat/sessions at the end of 2021: served without support;"
              + " api=report asks its successor");
    }
  }

  private String said() {
    StringBuilder said = new StringBuilder("the server answered ").append(report.status());
    if (report.zoomCode() != null) {
      said.append(" (code ").append(report.zoomCode()).append(")");
    }
    if (report.zoomMessage() != null) {
      said.append(": ").append(report.zoomMessage().replaceAll("[.;\\s]+$", ""));
    }
    return said.toString();
  }

  private String server() {
    return settings.isDemo() ? "the simulator" : settings.baseUrl().getAuthority();
  }

  private String failure() {
    return report.failure() == null ? "no answer" : report.failure();
  }

  private static String orUnknown(@Nullable String text) {
    return text == null ? "unknown" : text;
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
