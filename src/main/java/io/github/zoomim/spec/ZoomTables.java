package io.github.zoomim.spec;

import static io.github.zoomim.spec.TableSpec.Type.BOOLEAN;
import static io.github.zoomim.spec.TableSpec.Type.TIMESTAMP;
import static io.github.zoomim.spec.TableSpec.Type.VARCHAR;

import io.github.zoomim.spec.TableSpec.Column;
import java.util.List;

/** The tables that there are, over each of the two endpoints that list chat sessions. */
public final class ZoomTables {
  private static final Column TYPE =
      new Column("type", VARCHAR, "Group or 1:1; other values are possible");
  private static final Column NAME = new Column("name", VARCHAR, "The session's name");
  private static final Column TIME =
      new Column(
          "last_message_sent_time",
          TIMESTAMP,
          "When the last message was sent, UTC; predicates on it narrow what is requested from"
              + " Zoom");

  /** {@code chat_sessions} over the deprecated {@code GET /im/chat/sessions}. */
  public static final TableSpec IM =
      chatSessions(
          "/im/chat/sessions",
          "imchat:read or imchat:read:admin",
          "whether api=report answers",
          sessionId("session_id", "id"),
          TYPE,
          NAME,
          TIME);

  /** {@code chat_sessions} over its successor {@code GET /report/chat/sessions}. */
  public static final TableSpec REPORT =
      chatSessions(
          "/report/chat/sessions",
          "report_chat:read:admin or imchat:read:admin"
              + " (granular: report:read:list_chat_sessions:admin)",
          "whether api=im answers",
          sessionId("id", "session_id"),
          TYPE,
          NAME,
          TIME,
          new Column("channel_id", VARCHAR, "The id of the session's channel; api=report only"),
          new Column(
              "has_external_member",
              BOOLEAN,
              "Whether a member is from outside the account; api=report only"));

  /** All tables with {@code api=im}. */
  public static final List<TableSpec> WITH_IM = List.of(IM);

  /** All tables with {@code api=report}. */
  public static final List<TableSpec> WITH_REPORT = List.of(REPORT);

  private ZoomTables() {}

  private static TableSpec chatSessions(
      String path, String scopes, String elsewhere, Column... columns) {
    return new TableSpec(
        "chat_sessions",
        "Chat sessions of the account as Zoom's IM API reports them, one row each",
        path,
        "sessions",
        scopes,
        elsewhere,
        "session_id",
        "last_message_sent_time",
        List.of(columns));
  }

  /** The endpoints have different names for it; the other's is taken where that is missing. */
  private static Column sessionId(String... fields) {
    return new Column("session_id", VARCHAR, "The session's id, unique", List.of(fields));
  }
}
