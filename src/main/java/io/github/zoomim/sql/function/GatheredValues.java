package io.github.zoomim.sql.function;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import org.apache.calcite.runtime.JsonFunctions;
import org.jspecify.annotations.Nullable;

/**
 * What aggregates gather rows into, as long as that is not too long. Public for the generated
 * code's sake only.
 */
public final class GatheredValues {
  private GatheredValues() {}

  /** One text after the other. */
  public static String joined(@Nullable String first, @Nullable String second) {
    return TextFunctions.joined(String.valueOf(first), String.valueOf(second));
  }

  /** The value as JSON. */
  public static @Nullable String json(@Nullable Object value) {
    String json = JsonFunctions.jsonize(value);
    return json == null ? null : TextFunctions.checked(json);
  }

  /** The elements of an array, a multiset, or an array of JSON. */
  public static final class Elements extends ArrayList<@Nullable Object> {
    private static final long serialVersionUID = 1;
    private long length;

    @Override
    public boolean add(@Nullable Object element) {
      length = lengthWith(length, element);
      return super.add(element);
    }
  }

  /** The members of an object of JSON. */
  public static final class Members extends HashMap<@Nullable Object, @Nullable Object> {
    private static final long serialVersionUID = 1;
    private long length;

    @Override
    public @Nullable Object put(@Nullable Object name, @Nullable Object value) {
      length = lengthWith(lengthWith(length, name), value);
      return super.put(name, value);
    }
  }

  /** Counts a value for one character, and a text for its own besides. */
  private static long lengthWith(long length, @Nullable Object value) {
    long more = length + 1 + (value instanceof String text ? text.length() : 0);
    if (more > TextFunctions.MOST_CHARACTERS) {
      throw new ZoomImFailure(
          Kind.TOO_LONG,
          "A list of values with more than "
              + TextFunctions.MOST_CHARACTERS
              + " characters is too long for an aggregate; group by more or select the rows");
    }
    return more;
  }
}
