package io.github.zoomim.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.simulator.Fault;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/** Changes to a page on its way. */
final class Bodies {
  private Bodies() {}

  /** Changes the page as a tree; an answer that is no page stays as it is. */
  static Fault page(Consumer<ObjectNode> change) {
    return new Fault.ChangedBody(
        body -> {
          if (body.path("sessions").isArray()) {
            change.accept(body);
          }
          return body;
        });
  }

  /** Changes the first row; where there is none, one is made. */
  static Fault row(Consumer<ObjectNode> change) {
    return page(
        body -> {
          ArrayNode rows = (ArrayNode) body.get("sessions");
          if (rows.isEmpty()) {
            rows.addObject().put("session_id", "made").put("id", "made");
          }
          change.accept((ObjectNode) rows.get(0));
        });
  }

  /** Changes the first row where there is one. */
  static Fault rowIfAny(Consumer<ObjectNode> change) {
    return page(
        body -> {
          if (!body.get("sessions").isEmpty()) {
            change.accept((ObjectNode) body.get("sessions").get(0));
          }
        });
  }

  /** Puts a text in front of the first row. */
  static Fault beforeRows(String text) {
    return text(
        body -> {
          int at = body.indexOf("\"sessions\":[") + 12;
          return at < 12
              ? body
              : body.substring(0, at)
                  + text
                  + (body.charAt(at) == ']' ? "" : ",")
                  + body.substring(at);
        });
  }

  /** Changes the page as a text; an answer that is no page stays as it is. */
  static Fault text(UnaryOperator<String> change) {
    return bytes(
        body -> {
          // One character a byte, so that every byte stays what it was.
          String text = new String(body, StandardCharsets.ISO_8859_1);
          return change.apply(text).getBytes(StandardCharsets.ISO_8859_1);
        });
  }

  static Fault bytes(UnaryOperator<byte[]> change) {
    return new Fault.ChangedBytes(
        body ->
            new String(body, StandardCharsets.ISO_8859_1).contains("\"sessions\":[")
                ? change.apply(body)
                : body);
  }

  /** So many bytes after a text's begin; the middle of the body where it is not found. */
  static ToIntFunction<byte[]> after(String text, int bytes) {
    return body -> {
      int at = new String(body, StandardCharsets.ISO_8859_1).indexOf(text);
      return at < 0 ? body.length / 2 : at + bytes;
    };
  }

  /** Behind the first byte of the first character of more than one. */
  static ToIntFunction<byte[]> insideMultiByteCharacter() {
    return body -> {
      for (int i = 0; i < body.length; i++) {
        if ((body[i] & 0xC0) == 0xC0) {
          return i + 1;
        }
      }
      return body.length / 2;
    };
  }
}
