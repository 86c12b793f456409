package io.github.zoomim.jdbc;

import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A growing list of warnings as JDBC wants it: a chain, which can be cleared. */
final class Warnings {
  private final Supplier<List<String>> source;
  private int cleared;

  /**
   * Warnings of the source.
   *
   * @param source a list that only grows
   * @param skipped how many of the first ones belong elsewhere
   */
  Warnings(Supplier<List<String>> source, int skipped) {
    this.source = source;
    this.cleared = skipped;
  }

  static Warnings none() {
    return new Warnings(List::of, 0);
  }

  /** The first one since the last {@link #clear}, the others chained to it; null for none. */
  synchronized @Nullable SQLWarning chain() {
    List<String> all = source.get();
    return chain(all.subList(cleared, all.size()));
  }

  synchronized void clear() {
    cleared = source.get().size();
  }

  /** The first message's warning, the others chained to it; null for none. */
  static @Nullable SQLWarning chain(List<String> messages) {
    SQLWarning first = null;
    for (int i = messages.size() - 1; i >= 0; i--) {
      SQLWarning warning = new SQLWarning(messages.get(i), SqlStates.WARNING);
      if (first != null) {
        warning.setNextWarning(first);
      }
      first = warning;
    }
    return first;
  }
}
