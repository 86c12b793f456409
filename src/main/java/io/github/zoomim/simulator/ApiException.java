package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A request that is refused, in Zoom's form. */
final class ApiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final int code;
  private final transient Map<String, String> fields;

  ApiException(int status, int code, String message) {
    this(status, code, message, Map.of());
  }

  /**
   * A refusal.
   *
   * @param fields what is wrong with each parameter; empty but for validation
   */
  ApiException(int status, int code, String message, Map<String, String> fields) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  HttpReply reply() {
    ObjectNode body = HttpReply.object();
    body.put("code", code);
    body.put("message", getMessage());
    if (!fields.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      fields.forEach((name, wrong) -> errors.addObject().put("field", name).put("message", wrong));
    }
    return new HttpReply(status, body);
  }
}
