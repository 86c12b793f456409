package io.github.zoomim.faults;

import static io.github.zoomim.faults.NamedFault.ending;
import static io.github.zoomim.faults.NamedFault.harmless;
import static io.github.zoomim.faults.NamedFault.passing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What goes wrong at the token endpoint. */
final class TokenFaults {
  private TokenFaults() {}

  static List<NamedFault> all() {
    List<NamedFault> faults = new ArrayList<>();
    for (NamedFault fault : ConnectionFaults.all()) {
      if (List.of(
              "connection refused",
              "connection reset before the answer",
              "connection reset inside a header",
              "reset, inside a string",
              "cut short, chunked",
              "gzip damaged in its data")
          .contains(fault.name())) {
        faults.add(named("token: " + fault.name(), fault));
      }
    }
    passes(faults, "500", "08006", Fault.status(500));
    passes(faults, "429", "53400", StatusFaults.answer(429, "Retry-After", "2"));
    ends(faults, "429 with a long wait", "53400", StatusFaults.answer(429, "Retry-After", "999"));
    passes(faults, "JSON cut in half", "08P01", new Fault.ChangedBytes(TokenFaults::half));
    passes(faults, "no body", "08P01", new Fault.Answer(200, Map.of(), ""));
    ends(faults, "HTML with status 200", "08P01", Fault.html(200));
    ends(faults, "an empty object", "08P01", new Fault.Answer(200, Map.of(), "{}"));
    ends(faults, "an array", "08P01", new Fault.Answer(200, Map.of(), "[]"));
    ends(faults, "access_token a number", "08P01", change(body -> body.put("access_token", 5)));
    ends(
        faults,
        "access_token with a line end",
        "08P01",
        change(body -> body.put("access_token", "a\r\nX-Evil: b")));
    ends(faults, "access_token null", "08P01", change(body -> body.putNull("access_token")));
    harms(faults, "expires_in absent", change(body -> body.remove("expires_in")));
    harms(faults, "expires_in negative", change(body -> body.put("expires_in", -5)));
    harms(faults, "expires_in enormous", change(body -> body.put("expires_in", 1e300)));
    harms(faults, "expires_in a text", change(body -> body.put("expires_in", "soon")));
    faults.add(
        harmless(
            "token: api_url of another host",
            (scene, request) ->
                change(body -> body.put("api_url", scene.trap().apiUrl().toString()))));
    ends(
        faults,
        "invalid_client",
        "28000",
        new Fault.Answer(401, Map.of(), "{\"reason\":\"Bad.\",\"error\":\"invalid_client\"}"));
    ends(
        faults,
        "invalid_grant",
        "28000",
        new Fault.Answer(400, Map.of(), "{\"reason\":\"Bad.\",\"error\":\"invalid_grant\"}"));
    faults.add(
        ending(
            "token: redirect to another host",
            "28000",
            (scene, request) -> Fault.redirect(307, scene.trap().oauthUrl().toString())));
    faults.add(
        ending("token: 503 for ever", "08006", (s, r) -> Fault.status(503)).with(Trait.LASTING));
    faults.add(
        passing(
                "token: silence until the timeout",
                "08006",
                (s, r) -> new Fault.Silence(Duration.ofMinutes(5)))
            .with(Trait.SLOW));
    return faults;
  }

  private static byte[] half(byte[] body) {
    return java.util.Arrays.copyOf(body, body.length / 2);
  }

  private static Fault change(Consumer<ObjectNode> change) {
    return new Fault.ChangedBody(
        body -> {
          change.accept(body);
          return body;
        });
  }

  private static NamedFault named(String name, NamedFault fault) {
    return new NamedFault(
        name, fault.verdict(), fault.states(), fault.applies(), fault.traits(), fault.cause());
  }

  private static void passes(List<NamedFault> faults, String name, String state, Fault fault) {
    faults.add(passing("token: " + name, state, (scene, request) -> fault));
  }

  private static void ends(List<NamedFault> faults, String name, String state, Fault fault) {
    faults.add(ending("token: " + name, state, (scene, request) -> fault));
  }

  private static void harms(List<NamedFault> faults, String name, Fault fault) {
    faults.add(harmless("token: " + name, (scene, request) -> fault));
  }
}
