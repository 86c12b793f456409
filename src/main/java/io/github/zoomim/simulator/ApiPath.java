package io.github.zoomim.simulator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that lists chat sessions.
 *
 * @param idField the field that holds a row's id
 * @param scopes any one of which is enough
 */
record ApiPath(String path, String idField, List<String> scopes) {
  /** The deprecated one that the driver reads by default. */
  static final ApiPath IM =
      new ApiPath(
          "/v2/im/chat/sessions", "session_id", List.of("imchat:read", "imchat:read:admin"));

  /** Its successor, whose rows have two fields more. */
  static final ApiPath REPORT =
      new ApiPath(
          "/v2/report/chat/sessions",
          "id",
          List.of(
              "report_chat:read:admin",
              "imchat:read:admin",
              "report:read:list_chat_sessions:admin"));

  /** The endpoint at the path; null where there is none. */
  static @Nullable ApiPath at(String path) {
    return IM.path.equals(path) ? IM : REPORT.path.equals(path) ? REPORT : null;
  }
}
