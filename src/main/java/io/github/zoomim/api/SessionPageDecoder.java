package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.google.common.collect.Maps;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.spec.TableSpec;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page as it streams by, without a tree. Unknown fields are skipped at every level; what
 * could hide a row is an error: no array of rows, a row without an id, a field twice, a wrong type.
 */
final class SessionPageDecoder {
  private static final int DEEPEST_NESTING = 200;
  private static final int USUAL_PAGE = 300;
  private static final int LONGEST_QUOTE = 40;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          // Not the threads': an application's thread would keep the driver's classes.
          .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST_NESTING)
                  .maxStringLength(HttpSender.MAX_BODY_BYTES)
                  .build())
          .build();

  private final JsonParser in;
  private final TableSpec table;
  private final Map<String, RowField> fields;
  private final int columns;
  private final int idPosition;
  private final int timePosition;
  private int row;

  private SessionPageDecoder(JsonParser in, TableSpec table) {
    this.in = in;
    this.table = table;
    this.fields = Maps.uniqueIndex(RowField.of(table), RowField::name);
    this.columns = table.columns().size();
    this.idPosition = table.idPosition();
    this.timePosition = table.timePosition();
  }

  /**
   * The page in a body.
   *
   * @throws MalformedPage when it is JSON but not a page of the API
   * @throws IOException when it isn't whole, well-formed JSON
   */
  static SessionPage decode(byte[] body, TableSpec table) throws IOException, MalformedPage {
    try (JsonParser in = JSON.createParser(body)) {
      return new SessionPageDecoder(in, table).page();
    }
  }

  private SessionPage page() throws IOException, MalformedPage {
    if (in.nextToken() == null) {
      throw new JsonParseException(in, "an empty body");
    }
    expect(JsonToken.START_OBJECT, "");
    @Nullable LocalDate from = null;
    @Nullable LocalDate to = null;
    @Nullable String nextPageToken = null;
    @Nullable List<Session> sessions = null;
    long seen = 0;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      if (name.equals(table.rows())) {
        seen = once(seen, 8, "." + name);
        sessions = sessions();
        continue;
      }
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
        default -> in.skipChildren();
      }
    }
    if (in.nextToken() != null) {
      throw new JsonParseException(in, "more text after the page's end");
    }
    if (sessions == null) {
      throw new MalformedPage("expected an array at $." + table.rows() + " but there was none");
    }
    return new SessionPage(from, to, nextPageToken, sessions);
  }

  private List<Session> sessions() throws IOException, MalformedPage {
    expect(JsonToken.START_ARRAY, "." + table.rows());
    List<Session> sessions = new ArrayList<>(USUAL_PAGE);
    for (row = 0; in.nextToken() != JsonToken.END_ARRAY; row++) {
      sessions.add(session());
    }
    return sessions;
  }

  private Session session() throws IOException, MalformedPage {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      expect(JsonToken.START_OBJECT, "." + table.rows() + "[" + row + "]");
    }
    @Nullable Object[] values = new @Nullable Object[columns];
    long seen = 0;
    for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      RowField field = fields.get(name);
      if (field == null) {
        in.skipChildren();
        continue;
      }
      if ((seen & field.bit()) != 0) {
        throw twice(inRow(field.name()));
      }
      seen |= field.bit();
      Object value = value(field);
      if (value != null && (field.first() || values[field.position()] == null)) {
        values[field.position()] = value;
      }
    }
    if (values[idPosition] instanceof String id) {
      return new Session(id, (Long) values[timePosition], values);
    }
    String idField = table.columns().get(idPosition).fields().get(0);
    throw new MalformedPage("expected a string at $" + inRow(idField) + " but found none");
  }

  private @Nullable Object value(RowField field) throws IOException, MalformedPage {
    return switch (field.type()) {
      case VARCHAR -> field.isId() ? idOfRow(field.name()) : textOfRow(field.name());
      case TIMESTAMP -> timeOfRow(field.name());
      case BOOLEAN -> flagOfRow(field.name());
      case BIGINT -> numberOfRow(field.name());
    };
  }

  private @Nullable Boolean flagOfRow(String field) throws MalformedPage {
    return switch (in.currentToken()) {
      case VALUE_NULL -> null;
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw unexpected("a boolean", inRow(field));
    };
  }

  private @Nullable Long numberOfRow(String field) throws IOException, MalformedPage {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw unexpected("a whole number", inRow(field));
    }
    return in.getLongValue();
  }

  /** An id; a number is taken by its digits, an empty text as none. */
  private @Nullable String idOfRow(String field) throws IOException, MalformedPage {
    if (in.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      return in.getText();
    }
    String text = textOfRow(field);
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable String textOfRow(String field) throws IOException, MalformedPage {
    // The path is built only where it is needed, for this runs four times a row.
    return in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : text(inRow(field));
  }

  private @Nullable Long timeOfRow(String field) throws IOException, MalformedPage {
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
      throw new MalformedPage(
          "expected an ISO-8601 time with Z or an offset at $"
              + inRow(field)
              + " but found \""
              + value.substring(0, Math.min(value.length(), LONGEST_QUOTE))
              + (value.length() > LONGEST_QUOTE ? "…" : "")
              + "\"");
    }
    return time;
  }

  private @Nullable String text(String path) throws IOException, MalformedPage {
    if (in.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    expect(JsonToken.VALUE_STRING, path);
    return in.getText();
  }

  /** An echoed day; null in every other form. */
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

  private static long once(long seen, long bit, String path) throws MalformedPage {
    if ((seen & bit) != 0) {
      throw twice(path);
    }
    return seen | bit;
  }

  private static MalformedPage twice(String path) {
    return new MalformedPage("the field $" + path + " appears twice");
  }

  private void expect(JsonToken wanted, String path) throws MalformedPage {
    if (in.currentToken() != wanted) {
      throw unexpected(words(wanted), path);
    }
  }

  private MalformedPage unexpected(String wanted, String path) {
    return new MalformedPage(
        "expected " + wanted + " but was " + words(in.currentToken()) + " at $" + path);
  }

  private String inRow(String field) {
    return "." + table.rows() + "[" + row + "]." + field;
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
