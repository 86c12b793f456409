package io.github.zoomim.oracle;

import org.jspecify.annotations.Nullable;

/** What expressions grow from, where they stand. */
interface Leaves {
  /** A column, an aggregate or whatever has a value there; null where nothing has this type. */
  @Nullable Expr leaf(Type type);

  /** What a subquery there can see; null where none may stand. */
  @Nullable Scope sight();
}
