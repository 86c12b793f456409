package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields in the order of the rows before. Rows are alike, and comparing a name with
 * the bytes that are expected costs a fraction of looking it up.
 */
final class FieldOrder {
  /** More fields than a row has; those beyond are looked up. */
  private static final int REMEMBERED = 16;

  private final List<RowField> known;
  private final @Nullable SerializableString[] names = new @Nullable SerializableString[REMEMBERED];
  private final @Nullable RowField[] fields = new @Nullable RowField[REMEMBERED];
  private @Nullable RowField field;

  FieldOrder(List<RowField> known) {
    this.known = known;
  }

  /**
   * Goes on to the next field's value; false at the end of the row.
   *
   * @param place how many fields of the row were before
   */
  boolean next(JsonParser in, int place) throws IOException {
    SerializableString expected = place < REMEMBERED ? names[place] : null;
    if (expected != null && in.nextFieldName(expected)) {
      field = fields[place];
    } else {
      String name = expected == null ? in.nextFieldName() : in.currentName();
      if (in.currentToken() != JsonToken.FIELD_NAME) {
        return false;
      }
      field = find(name);
      if (place < REMEMBERED) {
        names[place] = new SerializedString(name);
        fields[place] = field;
      }
    }
    in.nextToken();
    return true;
  }

  /** The field that it stands at; null for one that no column is read from. */
  @Nullable RowField field() {
    return field;
  }

  private @Nullable RowField find(String name) {
    for (RowField candidate : known) {
      if (candidate.name().equals(name)) {
        return candidate;
      }
    }
    return null;
  }
}
