package io.github.zoomim.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What Zoom says in a refusal.
 *
 * @param status the HTTP status, which alone decides that it is a refusal
 * @param code Zoom's own code; null where the body has none
 * @param message Zoom's message with the fields that it names, fit for quoting; an excerpt of the
 *     body where that isn't Zoom's JSON; possibly empty
 */
record ZoomError(int status, @Nullable Integer code, String message) {
  private static final int MOST_FIELDS = 5;

  static ZoomError read(HttpAnswer answer) {
    JsonNode body = answer.json();
    if (body == null || !body.isObject()) {
      return new ZoomError(answer.status(), null, answer.excerpt());
    }
    // A number in quotation marks counts too.
    JsonNode code = body.path(body.has("code") ? "code" : "errorCode");
    int number = code.asInt(Integer.MIN_VALUE);
    return new ZoomError(
        answer.status(), number == Integer.MIN_VALUE ? null : number, message(body, answer.call()));
  }

  boolean hasCode(Set<Integer> wanted) {
    return code != null && wanted.contains(code);
  }

  /** As a message goes on with it: {@code 400 (code 300), "Validation failed"}. */
  String said() {
    return status
        + (code == null ? "" : " (code " + code + ")")
        + (message.isEmpty() ? "" : ", \"" + message + "\"");
  }

  private static String message(JsonNode body, HttpCall call) {
    List<String> faults = new ArrayList<>();
    for (JsonNode fault : body.path("errors")) {
      String field = fault.path("field").asText("");
      String text = fault.path("message").asText("");
      if (faults.size() < MOST_FIELDS) {
        faults.add(field.isEmpty() ? text : field + ": " + text);
      }
    }
    String message = body.path(body.has("message") ? "message" : "errorMessage").asText("");
    return call.quote(
        faults.isEmpty() ? message : message + " (" + String.join("; ", faults) + ")");
  }
}
