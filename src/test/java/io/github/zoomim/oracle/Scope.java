package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Expr.Column;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see.
 *
 * @param columns those of the FROM beside it
 * @param keys columns that order these rows totally, but for rows that are the same
 * @param outer what the query around it sees
 */
record Scope(List<Column> columns, List<Column> keys, @Nullable Scope outer) {
  static final Scope NOTHING = new Scope(List.of(), List.of(), null);

  List<Column> of(Type type) {
    return columns.stream().filter(column -> column.type() == type).toList();
  }

  /** The columns of the queries around. */
  List<Column> ofOuter(Type type) {
    return outer == null
        ? List.of()
        : Stream.concat(outer.of(type).stream(), outer.ofOuter(type).stream()).toList();
  }

  /** The same without what is around. */
  Scope alone() {
    return new Scope(columns, keys, null);
  }
}
