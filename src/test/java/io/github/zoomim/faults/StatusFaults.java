package io.github.zoomim.faults;

import static io.github.zoomim.faults.NamedFault.ending;
import static io.github.zoomim.faults.NamedFault.passing;

import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.faults.NamedFault.Verdict;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What HTTP and Zoom's error codes say. */
final class StatusFaults {
  private StatusFaults() {}

  static List<NamedFault> all() {
    List<NamedFault> faults = new ArrayList<>();
    for (int status : new int[] {500, 502, 503, 504, 408}) {
      faults.add(passing("" + status, "08006", (scene, request) -> Fault.status(status)));
    }
    faults.add(passing("502 with HTML", "08006", (scene, request) -> Fault.html(502)));
    faults.add(
        passing(
            "503 with Retry-After", "08006", (scene, request) -> answer(503, "Retry-After", "7")));
    faults.add(
        ending(
            "503 with a Retry-After of an hour",
            "08006",
            (scene, request) -> answer(503, "Retry-After", "3600")));
    faults.add(
        ending("503 for ever", "08006", (scene, request) -> Fault.status(503)).with(Trait.LASTING));
    rateLimits(faults);
    tokens(faults);
    refusals(faults);
    return faults;
  }

  private static void rateLimits(List<NamedFault> faults) {
    tooMany(faults, "429, Retry-After in seconds", "1");
    tooMany(faults, "429, Retry-After not readable", "soon");
    tooMany(faults, "429, Retry-After in the past", "2020-05-31T00:00:00Z");
    faults.add(passing("429 without headers", "53400", (s, r) -> Fault.tooManyRequests(Map.of())));
    faults.add(
        passing(
            "429, Retry-After as an instant",
            "53400",
            (scene, request) -> tooMany("QPS", in(scene, 90).toString())));
    faults.add(
        passing(
            "429, Retry-After as an HTTP date",
            "53400",
            (scene, request) -> tooMany("QPS", httpDate(in(scene, 90)))));
    faults.add(
        ending(
            "429, Retry-After beyond two minutes",
            "53400",
            (scene, request) -> tooMany("QPS", "121")));
    faults.add(
        ending(
            "429 for the day",
            "53400",
            (scene, request) -> tooMany("Daily-limit", in(scene, 3600).toString())));
    faults.add(
        ending(
            "429 for the day, no Retry-After",
            "53400",
            (scene, request) -> Fault.tooManyRequests(Map.of("X-RateLimit-Type", "Daily-limit"))));
    faults.add(
        ending(
            "429 for the day, said by the message alone",
            "53400",
            (scene, request) ->
                Fault.error(429, 429, "You have reached the maximum daily rate limit.")));
    faults.add(
        ending("429 for ever", "53400", (scene, request) -> Fault.tooManyRequests(Map.of()))
            .with(Trait.LASTING));
  }

  private static void tokens(List<NamedFault> faults) {
    Fault refused = Fault.error(401, 124, "Invalid access token.");
    faults.add(
        NamedFault.of("401 once", Verdict.RENEWS, Set.of("28000"), (scene, request) -> refused));
    faults.add(ending("401 for ever", "28000", (s, request) -> refused).with(Trait.LASTING));
    faults.add(
        NamedFault.of(
            "access token expired during the scan",
            Verdict.RENEWS,
            Set.of("28000"),
            (scene, request) -> {
              scene.simulator().controls().revokeAccessTokens();
              return null;
            }));
    faults.add(
        NamedFault.of(
                "page token expired",
                Verdict.REOPENS,
                Set.of("08P01"),
                (scene, request) -> {
                  scene.simulator().controls().expirePageTokens();
                  return null;
                })
            .where(request -> !request.isFirstPage()));
    faults.add(
        NamedFault.of(
                "page token expired in the reader's pause",
                Verdict.REOPENS,
                Set.of("08P01"),
                (scene, request) -> {
                  scene.clock().advance(Duration.ofMinutes(16));
                  return null;
                })
            .where(request -> !request.isFirstPage()));
    faults.add(
        ending("page token repeated", "08P01", (scene, request) -> new Fault.RepeatedToken())
            .where(request -> !request.isFirstPage())
            .with(Trait.NEEDS_PAGE));
  }

  private static void refusals(List<NamedFault> faults) {
    String scopes = "Invalid access token, does not contain scopes:[imchat:read].";
    faults.add(ending("scope missing, 400", "42501", (s, r) -> Fault.error(400, 4711, scopes)));
    faults.add(ending("scope missing, 401", "42501", (s, r) -> Fault.error(401, 104, scopes)));
    faults.add(
        ending("no permission, 400", "42501", (s, r) -> Fault.error(400, 200, "No permission.")));
    faults.add(ending("no permission, 403", "42501", (s, r) -> Fault.error(403, 403, "No.")));
    faults.add(ending("404", "08004", (s, r) -> Fault.error(404, 1001, "User does not exist.")));
    faults.add(
        NamedFault.of(
                "400, validation",
                Verdict.MAY_END,
                Set.of("22023"),
                (s, r) -> Fault.error(400, 300, "Invalid field."))
            .where(RecordedRequest::isFirstPage));
    // With a page token, code 300 is taken for an expired one, whatever its words.
    faults.add(
        NamedFault.of(
                "400, code 300 in words unknown",
                Verdict.REOPENS,
                Set.of("08P01"),
                (s, r) -> Fault.error(400, 300, "Invalid field."))
            .where(request -> !request.isFirstPage()));
    faults.add(ending("418", "08004", (s, r) -> Fault.status(418)));
    faults.add(
        NamedFault.of(
            "refused as older than six months",
            Verdict.MAY_END,
            Set.of("22023"),
            (s, r) -> Fault.error(400, 300, "Report requested exceeds 6 month limit.")));
    faults.add(
        ending(
            "redirect to the same host",
            "08004",
            (scene, request) ->
                Fault.redirect(302, scene.simulator().apiUrl() + "/report/chat/sessions")));
    for (int status : new int[] {301, 307, 308}) {
      faults.add(
          ending(
              "redirect to another host, " + status,
              "08004",
              (scene, request) -> Fault.redirect(status, scene.trap().apiUrl() + "/im")));
    }
    faults.add(ending("redirect without a target", "08004", (s, r) -> answer(302, "X-None", "")));
  }

  private static void tooMany(List<NamedFault> faults, String name, String retryAfter) {
    faults.add(passing(name, "53400", (scene, request) -> tooMany("QPS", retryAfter)));
  }

  private static Fault tooMany(String type, String retryAfter) {
    return Fault.tooManyRequests(Map.of("X-RateLimit-Type", type, "Retry-After", retryAfter));
  }

  static Fault answer(int status, String header, String value) {
    return new Fault.Answer(status, Map.of(header, value), "{\"message\":\"Simulated.\"}");
  }

  private static Instant in(Scene scene, long seconds) {
    return scene.clock().now().plusSeconds(seconds);
  }

  private static String httpDate(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC));
  }
}
