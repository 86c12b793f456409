package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionColumn;
import io.github.zoomim.scan.SessionPage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page as it streams by, without a tree. Unknown fields are skipped at every level; what
 * could hide a row is an error: no {@code sessions}, a row without an id, a field twice, a wrong
 * type.
 */
final class SessionPageDecoder {
  private static final int DEEPEST_NESTING = 200;
  private static final int USUAL_PAGE = 300;
  private static final int LONGEST_QUOTE = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_NESTING)
                  .maxStringLength(HttpSender.MAX_BODY_BYTES)
                  .build())
          .build();

  private final JsonParser in;
  private final Endpoint endpoint;
  private final FieldOrder order = new FieldOrder();
  private final boolean withType;
  private final boolean withName;
  private final boolean withTime;
  private int row;

  private SessionPageDecoder(JsonParser in, Endpoint endpoint, Set<SessionColumn> columns) {
    this.in = in;
    this.endpoint = endpoint;
    this.withType = columns.contains(SessionColumn.TYPE);
    this.withName = columns.contains(SessionColumn.NAME);
    this.withTime = columns.contains(SessionColumn.TIME);
  }

  /** The page in a body, with every column. */
  static SessionPage decode(byte[] body, Endpoint endpoint) throws IOException, WrongShape {
    return decode(body, endpoint, SessionColumn.ALL);
  }

  /**
   * The page in a body.
   *
   * @param columns what is read of each session; the others are null in it, and what they hold is
   *     only checked for being JSON
   * @throws WrongShape when it is JSON but no page as the contract has it
   * @throws IOException when it isn't whole, well-formed JSON
   */
  static SessionPage decode(byte[] body, Endpoint endpoint, Set<SessionColumn> columns)
      throws IOException, WrongShape {
    try (JsonParser in = JSON.createParser(body)) {
      return new SessionPageDecoder(in, endpoint, columns).page();
    }
  }

  private SessionPage page() throws IOException, WrongShape {
    if (in.nextToken() == null) {
      throw new JsonParseException(in, "an empty body");
    }
    expect(JsonToken.START_OBJECT, "");
    @Nullable LocalDate from = null;
    @Nullable LocalDate to = null;
    @Nullable String nextPageToken = null;
    @Nullable List<Session> sessions = null;
    int seen = 0;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "from" -> {
          seen = once(seen, 1, ".from");
          from = day();
        }
        case "to" -> {
          seen = once(seen, 2, ".to");
          to = day();
        }
        case "next_page_token" -> {
          seen = once(seen, 4, ".next_page_token");
          nextPageToken = text(".next_page_token");
        }
        case "sessions" -> {
          seen = once(seen, 8, ".sessions");
          sessions = sessions();
        }
        default -> in.skipChildren();
      }
    }
    if (in.nextToken() != null) {
      throw new JsonParseException(in, "more text after the page's end");
    }
    if (sessions == null) {
      throw new WrongShape("expected an array at $.sessions but there was none");
    }
    boolean last = nextPageToken == null || nextPageToken.isEmpty();
    return new SessionPage(from, to, last ? null : nextPageToken, sessions);
  }

  private List<Session> sessions() throws IOException, WrongShape {
    expect(JsonToken.START_ARRAY, ".sessions");
    List<Session> sessions = new ArrayList<>(USUAL_PAGE);
    for (row = 0; in.nextToken() != JsonToken.END_ARRAY; row++) {
      sessions.add(session());
    }
    return sessions;
  }

  private Session session() throws IOException, WrongShape {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      expect(JsonToken.START_OBJECT, ".sessions[" + row + "]");
    }
    @Nullable String sessionId = null;
    @Nullable String id = null;
    @Nullable String type = null;
    @Nullable String name = null;
    @Nullable Long time = null;
    int seen = 0;
    int place = 0;
    for (String field = order.next(in, place); field != null; field = order.next(in, ++place)) {
      in.nextToken();
      switch (field) {
        case "session_id" -> {
          seen = onceInRow(seen, 1, field);
          sessionId = idOfRow(field);
        }
        case "id" -> {
          seen = onceInRow(seen, 2, field);
          id = idOfRow(field);
        }
        case "type" -> {
          seen = onceInRow(seen, 4, field);
          if (withType) {
            type = textOfRow(field);
          } else {
            in.skipChildren();
          }
        }
        case "name" -> {
          seen = onceInRow(seen, 8, field);
          if (withName) {
            name = textOfRow(field);
          } else {
            in.skipChildren();
          }
        }
        case "last_message_sent_time" -> {
          seen = onceInRow(seen, 16, field);
          if (withTime) {
            time = timeOfRow(field);
          } else {
            in.skipChildren();
          }
        }
        default -> in.skipChildren();
      }
    }
    // Each endpoint's rows have their own name for it; the other's is taken where that is missing.
    @Nullable String own = endpoint == Endpoint.IM ? sessionId : id;
    @Nullable String other = endpoint == Endpoint.IM ? id : sessionId;
    @Nullable String found = own != null ? own : other;
    if (found == null) {
      throw new WrongShape(
          "expected a string at $" + inRow(endpoint.idField()) + " but found none");
    }
    return new Session(found, type, name, time);
  }

  /** An id; a number is taken by its digits, an empty text as none. */
  private @Nullable String idOfRow(String field) throws IOException, WrongShape {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return in.getText();
    }
    String text = textOfRow(field);
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable String textOfRow(String field) throws IOException, WrongShape {
    // The path is built only where it is needed, for this runs four times a row.
    return in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : text(inRow(field));
  }

  private @Nullable Long timeOfRow(String field) throws IOException, WrongShape {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      String none = text(inRow(field));
      return none == null ? null : Long.valueOf(none);
    }
    int length = in.getTextLength();
    if (length == 0) {
      return null;
    }
    Long time = InstantText.parse(in.getTextCharacters(), in.getTextOffset(), length);
    if (time == null) {
      String value = in.getText();
      throw new WrongShape(
          "expected an ISO-8601 time with Z or an offset at $"
              + inRow(field)
              + " but found \""
              + value.substring(0, Math.min(value.length(), LONGEST_QUOTE))
              + (value.length() > LONGEST_QUOTE ? "…" : "")
              + "\"");
    }
    return time;
  }

  private @Nullable String text(String path) throws IOException, WrongShape {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(JsonToken.VALUE_STRING, path);
    return in.getText();
  }

  /** An echoed day; null in every other form, which the contract lets pass. */
  private @Nullable LocalDate day() throws IOException {
    if (in.currentToken() != JsonToken.VALUE_STRING) {
      in.skipChildren();
      return null;
    }
    String text = in.getText();
    try {
      return text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private int onceInRow(int seen, int bit, String field) throws WrongShape {
    return (seen & bit) == 0 ? seen | bit : once(seen, bit, inRow(field));
  }

  private static int once(int seen, int bit, String path) throws WrongShape {
    if ((seen & bit) != 0) {
      throw new WrongShape("the field $" + path + " stands there twice");
    }
    return seen | bit;
  }

  private void expect(JsonToken wanted, String path) throws WrongShape {
    if (in.currentToken() != wanted) {
      throw new WrongShape(
          "expected " + words(wanted) + " but was " + words(in.currentToken()) + " at $" + path);
    }
  }

  private String inRow(String field) {
    return ".sessions[" + row + "]." + field;
  }

  private static String words(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "something else";
    };
  }
}
