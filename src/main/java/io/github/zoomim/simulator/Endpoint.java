package io.github.zoomim.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The two endpoints that list chat sessions. */
enum Endpoint {
  /** The deprecated one that the driver reads by default. */
  IM("/v2/im/chat/sessions", "session_id", List.of("imchat:read", "imchat:read:admin")),
  /** Its successor. */
  REPORT(
      "/v2/report/chat/sessions",
      "id",
      List.of(
          "report_chat:read:admin", "imchat:read:admin", "report:read:list_chat_sessions:admin"));

  private final String path;
  private final String idField;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> scopes;

  Endpoint(String path, String idField, List<String> scopes) {
    this.path = path;
    this.idField = idField;
    this.scopes = scopes;
  }

  /** The endpoint at the path; null where there is none. */
  static @Nullable Endpoint at(String path) {
    for (Endpoint endpoint : values()) {
      if (endpoint.path.equals(path)) {
        return endpoint;
      }
    }
    return null;
  }

  /** The field that holds a row's id. */
  String idField() {
    return idField;
  }

  /** The scopes any one of which is enough. */
  List<String> scopes() {
    return scopes;
  }
}
