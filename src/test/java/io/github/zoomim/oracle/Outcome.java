package io.github.zoomim.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a query ended. */
sealed interface Outcome {
  /** With rows, of values as {@link Values} makes them comparable. */
  record Rows(List<List<@Nullable Object>> rows) implements Outcome {}

  /** With a failure that is the query's own: of its data, as every engine would have it. */
  record Failed(String state, String message) implements Outcome {
    @Override
    public String toString() {
      return "fails with " + state + " " + message;
    }
  }

  /** With nothing that says what is right: the engine has no such SQL, or took too long. */
  record Silent(String message) implements Outcome {
    @Override
    public String toString() {
      return "has no say: " + message;
    }
  }
}
