package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * An error in Zoom's form (contract, "Errors").
 *
 * @param fields what is wrong with which parameter; empty but for validation
 */
record ApiError(int status, int code, String message, List<FieldError> fields) {
  /** What is wrong with one parameter. */
  record FieldError(String field, String message) {}

  ApiError(int status, int code, String message) {
    this(status, code, message, List.of());
  }

  String json() {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("code", code);
    body.put("message", message);
    if (!fields.isEmpty()) {
      ArrayNode errors = body.putArray("errors");
      for (FieldError field : fields) {
        errors.addObject().put("field", field.field()).put("message", field.message());
      }
    }
    return body.toString();
  }

  /** Carries an error to where the answer is written. */
  static final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient ApiError error;

    ApiException(ApiError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }

    ApiError error() {
      return error;
    }
  }
}
