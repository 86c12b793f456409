package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.SQLWarning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A run's warnings, chained as JDBC prescribes. Its statement and its result set show the same
 * objects, so that a tool that asks both prints each once.
 */
final class WarningChain {
  private final Supplier<List<String>> messages;
  private final List<SQLWarning> warnings = new ArrayList<>();

  /**
   * A chain.
   *
   * @param messages a list that only grows
   */
  WarningChain(Supplier<List<String>> messages) {
    this.messages = messages;
  }

  /** The warning of this index, those after it chained to it; null where there is none. */
  synchronized @Nullable SQLWarning from(int index) {
    grow();
    return index < warnings.size() ? warnings.get(index) : null;
  }

  /** How many warnings there are: from this index on shows those that are still to come. */
  synchronized int size() {
    grow();
    return warnings.size();
  }

  private void grow() {
    List<String> all = messages.get();
    for (String message : all.subList(warnings.size(), all.size())) {
      SQLWarning warning = new SQLWarning(message, SqlStates.WARNING);
      if (!warnings.isEmpty()) {
        warnings.get(warnings.size() - 1).setNextWarning(warning);
      }
      warnings.add(warning);
    }
  }
}
