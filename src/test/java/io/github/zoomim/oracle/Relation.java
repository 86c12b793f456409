package io.github.zoomim.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in FROM. */
sealed interface Relation extends Node {
  /** The table of sessions. */
  record Sessions(String alias) implements Relation {}

  /** A query of WITH. */
  record Reference(String name, String alias) implements Relation {}

  /** A query in parentheses. */
  record Derived(Query query, String alias, boolean lateral) implements Relation {}

  /** Rows of constants. */
  record Constants(List<Clause.Row> rows, String alias, List<String> names) implements Relation {}

  /** A join by columns of the same names: those that are named, or all. */
  record Merged(String kind, Relation left, Relation right, List<String> names)
      implements Relation {}

  /** A join; without a condition it is a CROSS JOIN. */
  record Join(String kind, Relation left, Relation right, @Nullable Expr condition)
      implements Relation {}
}
