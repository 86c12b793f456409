package io.github.zoomim.jdbc;

import java.sql.SQLWarning;
import org.jspecify.annotations.Nullable;

/** The warnings that a statement or result set shows: a run's, but for those cleared. */
final class Warnings {
  private final WarningChain chain;
  private int cleared;

  Warnings(WarningChain chain) {
    this.chain = chain;
  }

  /** The first one since the last {@link #clear}, the others chained to it; null for none. */
  synchronized @Nullable SQLWarning first() {
    return chain.from(cleared);
  }

  synchronized void clear() {
    cleared = chain.size();
  }
}
