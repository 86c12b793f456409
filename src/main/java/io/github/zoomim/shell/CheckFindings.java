package io.github.zoomim.shell;

import io.github.zoomim.api.Probe;
import io.github.zoomim.config.Api;
import io.github.zoomim.config.ZoomImSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a check found out, one finding a line, in the order in which a connection comes about. */
final class CheckFindings {
  private static final Duration TOLERABLE_SKEW = Duration.ofSeconds(60);

  private final ZoomImSettings settings;
  private final CheckAdvice advice;
  private final List<String> lines = new ArrayList<>();
  private boolean works = true;

  private CheckFindings(ZoomImSettings settings) {
    this.settings = settings;
    this.advice = new CheckAdvice(settings);
  }

  static CheckFindings of(ZoomImSettings settings, CheckReport report) {
    CheckFindings findings = new CheckFindings(settings);
    if (report instanceof CheckReport.Failure failure) {
      // The failure says already what to change.
      findings.fail(failure.atToken() ? "token" : "connection", failure.message());
    } else if (report instanceof CheckReport.Answer answer) {
      findings.judgeAnswer(answer.probe());
      findings.describeRate(answer.probe().rateHeaders());
      findings.describeClock(answer);
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
        + (works
            ? "Everything that is needed works.\n"
            : "It does not work yet: see FAIL above.\n");
  }

  /** What Zoom's statuses and codes mean. */
  private void judgeAnswer(Probe probe) {
    good("connection", server() + " answered in " + probe.elapsed().toMillis() + " ms");
    switch (probe.status()) {
      case 200 -> judgePage(probe);
      case 404 ->
          fail(
              "endpoint",
              said(probe) + "; is baseUrl right, and does api=" + advice.otherApi() + " answer?");
      case 429 -> {
        good("token", "accepted");
        fail("rate", said(probe) + advice.onRate(probe));
      }
      default -> {
        if (probe.lacksScope()) {
          good("token", "accepted");
          fail(
              "scope",
              said(probe)
                  + "; add "
                  + probe.scopes()
                  + " to the app, activate it again, and let a new token be issued");
        } else if (probe.status() == 401) {
          fail("token", said(probe) + advice.onToken());
        } else if (Objects.equals(probe.code(), 200) || probe.status() == 403) {
          good("token", "accepted");
          fail(
              "permission",
              said(probe) + "; the account's plan, or the user's role, does not include it");
        } else if (probe.status() >= 500) {
          fail("server", said(probe) + "; a problem at Zoom, try again later");
        } else {
          fail("request", said(probe));
        }
      }
    }
  }

  private void judgePage(Probe probe) {
    good("token", "accepted");
    good("scope", "chat sessions may be read");
    if (probe.isGood()) {
      good(
          "answer",
          "one page with " + probe.rows() + (probe.rows() == 1 ? " session" : " sessions"));
    } else {
      fail("answer", probe.message());
    }
  }

  private void describeRate(Map<String, String> headers) {
    if (headers.keySet().stream().noneMatch(name -> name.startsWith("X-RateLimit-"))) {
      note("rate", "the answer has no rate headers; the pace is requestsPerSecond");
      return;
    }
    note(
        "rate",
        "category "
            + headers.getOrDefault("X-RateLimit-Category", "unknown")
            + ", counted by "
            + headers.getOrDefault("X-RateLimit-Type", "unknown")
            + ", limit "
            + headers.getOrDefault("X-RateLimit-Limit", "unknown")
            + ", left "
            + headers.getOrDefault("X-RateLimit-Remaining", "unknown"));
  }

  private void describeClock(CheckReport.Answer answer) {
    Instant serverTime = answer.probe().serverTime();
    if (serverTime == null) {
      return;
    }
    Instant asked = answer.receivedAt().minus(answer.probe().elapsed().dividedBy(2));
    Duration behind = Duration.between(asked, serverTime);
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
