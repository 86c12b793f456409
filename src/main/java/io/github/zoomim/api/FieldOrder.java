package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The names of fields in the order of the rows before. Rows are alike, and comparing a name with
 * the bytes that are expected costs a fraction of looking it up.
 */
final class FieldOrder {
  /** More fields than a row has; those beyond are looked up. */
  private static final int REMEMBERED = 16;

  private final @Nullable SerializableString[] names = new @Nullable SerializableString[REMEMBERED];

  /**
   * Goes on to the next field's name, and null to the end of the row.
   *
   * @param place how many fields of the row were before
   */
  @Nullable String next(JsonParser in, int place) throws IOException {
    if (place >= REMEMBERED) {
      return in.nextFieldName();
    }
    SerializableString expected = names[place];
    if (expected != null && in.nextFieldName(expected)) {
      return expected.getValue();
    }
    String name = expected == null ? in.nextFieldName() : in.currentName();
    if (in.currentToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    names[place] = new SerializedString(name);
    return name;
  }
}
