package io.github.zoomim.faults;

import static io.github.zoomim.faults.NamedFault.ending;
import static io.github.zoomim.faults.NamedFault.harmless;
import static io.github.zoomim.faults.NamedFault.passing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.faults.NamedFault.Verdict;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.simulator.SimulatedSession;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a page that arrives whole. */
final class BodyFaults {
  /** How the names of those begin that change the echoed dates. */
  static final String ECHOED = "echoed";

  private BodyFaults() {}

  /** What a statement that counts rows doesn't look at. */
  private static final List<String> FIELDS = List.of("type", "name", "last_message_sent_time");

  /** Whether the fault is in a value that only some statements look at. */
  static boolean isOfUnreadField(NamedFault fault) {
    return FIELDS.stream().anyMatch(field -> fault.name().startsWith(field + " is "));
  }

  static List<NamedFault> all() {
    List<NamedFault> faults = new ArrayList<>();
    notJson(faults);
    wrongShapes(faults);
    for (String field : FIELDS) {
      ends(faults, field + " is a number", Bodies.row(row -> row.put(field, 5)));
      ends(faults, field + " is a boolean", Bodies.row(row -> row.put(field, true)));
      ends(faults, field + " is an object", Bodies.row(row -> row.putObject(field)));
      ends(faults, field + " is an array", Bodies.row(row -> row.putArray(field)));
    }
    for (String field : FIELDS) {
      changes(faults, field + " is null", Bodies.rowIfAny(row -> row.putNull(field)));
      changes(faults, field + " is absent", Bodies.rowIfAny(row -> row.remove(field)));
    }
    odd(faults);
    dates(faults);
    rows(faults);
    return faults;
  }

  private static void notJson(List<NamedFault> faults) {
    faults.add(passing("HTML with status 200", "08P01", (scene, request) -> Fault.html(200)));
    passes(faults, "JSON cut in half", Bodies.bytes(b -> Arrays.copyOf(b, b.length / 2)));
    passes(faults, "JSON and more text", Bodies.text(body -> body + "x"));
    passes(faults, "bytes that are no UTF-8", Bodies.beforeRows("{\"name\":\"\u00c3(\"}"));
    faults.add(
        passing("200 without a body", "08P01", (s, r) -> new Fault.Answer(200, Map.of(), "")));
    faults.add(passing("204", "08P01", (s, r) -> new Fault.Answer(204, Map.of(), "")));
    for (String body : List.of("null", "[]", "5", "\"text\"", "{}")) {
      faults.add(
          ending("the page is " + body, "08P01", (s, r) -> new Fault.Answer(200, Map.of(), body)));
    }
  }

  private static void wrongShapes(List<NamedFault> faults) {
    ends(faults, "sessions is null", Bodies.page(body -> body.putNull("sessions")));
    ends(faults, "sessions is an object", Bodies.page(body -> body.putObject("sessions")));
    ends(faults, "a row is null", Bodies.beforeRows("null"));
    ends(faults, "a row is an array", Bodies.beforeRows("[]"));
    ends(faults, "a row without id", Bodies.beforeRows("{\"name\":\"n\"}"));
    ends(faults, "session_id is null", Bodies.beforeRows("{\"session_id\":null}"));
    ends(faults, "session_id is empty", Bodies.beforeRows("{\"session_id\":\"\"}"));
    ends(faults, "session_id is an object", Bodies.beforeRows("{\"session_id\":{}}"));
    ends(faults, "session_id is a fraction", Bodies.beforeRows("{\"session_id\":1.5}"));
    ends(
        faults,
        "last_message_sent_time is no time",
        Bodies.row(row -> row.put("last_message_sent_time", "yesterday")));
    ends(faults, "next_page_token is a number", Bodies.page(p -> p.put("next_page_token", 7)));
    ends(faults, "next_page_token is an object", Bodies.page(p -> p.putObject("next_page_token")));
    ends(faults, "sessions twice", replace("\"sessions\":[", "\"sessions\":[],\"sessions\":["));
    ends(
        faults,
        "a field twice in a row",
        Bodies.beforeRows("{\"session_id\":\"a\",\"name\":\"a\",\"name\":\"b\"}"));
    ends(
        faults,
        "nesting 100,000 deep",
        replace("{", "{\"deep\":" + "[".repeat(100_000) + "]".repeat(100_000) + ","));
  }

  private static void odd(List<NamedFault> faults) {
    harms(faults, "unknown fields", replace("{", "{\"new\":{\"sessions\":[{\"session_id\":1}]},"));
    harms(faults, "an unknown field twice", replace("{", "{\"new\":1,\"new\":[],"));
    harms(
        faults,
        "nesting 150 deep",
        replace("{", "{\"deep\":" + "[".repeat(150) + "]".repeat(150) + ","));
    changes(faults, "a name of 1 MB", Bodies.rowIfAny(row -> row.put("name", "n".repeat(1 << 20))));
    changes(faults, "lone surrogate in a name", replace("\"name\":\"", "\"name\":\"\\ud800"));
    faults.add(
        NamedFault.of(
                "lone surrogate in a page token",
                Verdict.REOPENS,
                Set.of("08P01"),
                (s, r) ->
                    Bodies.text(
                        body ->
                            body.replaceFirst(
                                "\"next_page_token\":\"(?=[^\"])",
                                "\"next_page_token\":\"\\\\ud800")))
            .with(Trait.NEEDS_PAGE));
    faults.add(
        ending(
                "a body of 33 MB",
                "08P01",
                (s, r) -> replace("{", "{\"big\":\"" + "x".repeat(33 << 20) + "\","))
            .with(Trait.SLOW, Trait.NEEDS_PAGE));
  }

  private static void dates(List<NamedFault> faults) {
    faults.add(
        harmless(ECHOED + " from a day later", (s, r) -> echo("from", day(r, "from").plusDays(1)))
            .where(BodyFaults::isOfSeveralDays)
            .with(Trait.NEEDS_PAGE));
    faults.add(
        harmless(ECHOED + " to a day earlier", (s, r) -> echo("to", day(r, "to").minusDays(1)))
            .where(BodyFaults::isOfSeveralDays)
            .with(Trait.NEEDS_PAGE));
    faults.add(
        ending(
                ECHOED + " dates of another year",
                "08P01",
                (s, r) -> echo("from", day(r, "to").plusYears(1)))
            .where(BodyFaults::isOfSeveralDays)
            .with(Trait.NEEDS_PAGE));
    harms(faults, ECHOED + " dates in another form", Bodies.page(p -> p.put("from", "5/10/2026")));
    harms(
        faults,
        ECHOED + " dates of a wrong type",
        Bodies.page(p -> p.putObject("from").put("a", 1)));
  }

  private static void rows(List<NamedFault> faults) {
    faults.add(
        harmless("empty page with a token", (s, r) -> new Fault.EmptyPage())
            .with(Trait.NEEDS_PAGE));
    harms(
        faults,
        "each row twice",
        Bodies.page(
            body -> {
              ArrayNode rows = (ArrayNode) body.get("sessions");
              rows.addAll(rows.deepCopy());
            }));
    faults.add(
        harmless(
                "rows of other windows among the page's",
                (scene, request) -> Bodies.page(body -> addStrays(scene, body)))
            .with(Trait.NEEDS_PAGE));
  }

  private static void addStrays(Scene scene, ObjectNode body) {
    for (int i = 0; i < Math.min(5, scene.sessions().size()); i++) {
      SimulatedSession stray =
          scene.sessions().get(scene.random().nextInt(scene.sessions().size()));
      ObjectNode row = ((ArrayNode) body.get("sessions")).insertObject(0);
      row.put("session_id", stray.id()).put("id", stray.id());
      row.put("type", stray.type()).put("name", stray.name());
      row.put(
          "last_message_sent_time",
          stray.lastMessageSentTime() == null ? null : stray.lastMessageSentTime().toString());
    }
  }

  private static Fault echo(String field, LocalDate day) {
    return Bodies.page(body -> body.put(field, day.toString()));
  }

  private static LocalDate day(RecordedRequest request, String parameter) {
    return LocalDate.parse(String.valueOf(request.query().get(parameter)));
  }

  private static boolean isOfSeveralDays(RecordedRequest request) {
    return day(request, "from").isBefore(day(request, "to"));
  }

  private static Fault replace(String first, String by) {
    return Bodies.text(
        body -> {
          int at = body.indexOf(first);
          return at < 0 ? body : body.substring(0, at) + by + body.substring(at + first.length());
        });
  }

  private static void ends(List<NamedFault> faults, String name, Fault fault) {
    faults.add(ending(name, "08P01", (scene, request) -> fault).with(Trait.NEEDS_PAGE));
  }

  private static void passes(List<NamedFault> faults, String name, Fault fault) {
    faults.add(passing(name, "08P01", (scene, request) -> fault).with(Trait.NEEDS_PAGE));
  }

  private static void harms(List<NamedFault> faults, String name, Fault fault) {
    faults.add(harmless(name, (scene, request) -> fault).with(Trait.NEEDS_PAGE));
  }

  private static void changes(List<NamedFault> faults, String name, Fault fault) {
    faults.add(
        harmless(name, (scene, request) -> fault).with(Trait.NEEDS_PAGE, Trait.CHANGES_VALUES));
  }
}
