package io.github.zoomim.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in queries and expressions and is neither. */
sealed interface Clause extends Node {
  /** A result column with its name. */
  record Item(Expr value, String name) implements Clause {}

  /**
   * What to sort by. Where {@code silent} and NULLs come last, the driver is not told so: it is
   * what it does.
   */
  record SortKey(Expr value, boolean descending, boolean nullsFirst, boolean silent)
      implements Clause {}

  /** ORDER BY, LIMIT and OFFSET. */
  record Tail(List<SortKey> order, @Nullable Expr limit, @Nullable Expr offset) implements Clause {
    static final Tail NONE = new Tail(List.of(), null, null);
  }

  /** WHEN … THEN …. */
  record When(Expr condition, Expr value) implements Clause {}

  /** A row of VALUES, or a set of GROUPING SETS. */
  record Row(List<Expr> values) implements Clause {}

  /** A named query of WITH; a recursive one names itself in its second branch. */
  record Named(String name, Query query, boolean recursive) implements Clause {}
}
