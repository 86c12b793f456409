package io.github.zoomim.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query, of columns that have names. */
sealed interface Query extends Node {
  /** The names and types of the columns. */
  List<Clause.Item> columns();

  /** SELECT; {@code grouping} is how {@code groups} are grouped by, "" for plainly. */
  record Select(
      boolean distinct,
      List<Clause.Item> items,
      @Nullable Relation from,
      @Nullable Expr where,
      String grouping,
      List<Clause.Row> groups,
      @Nullable Expr having,
      @Nullable Expr qualify,
      List<Clause.SortKey> order,
      @Nullable Expr limit,
      @Nullable Expr offset)
      implements Query {
    @Override
    public List<Clause.Item> columns() {
      return items;
    }
  }

  /** UNION, INTERSECT or EXCEPT. */
  record Combined(
      String operator,
      boolean all,
      Query left,
      Query right,
      List<Clause.SortKey> order,
      @Nullable Expr limit,
      @Nullable Expr offset)
      implements Query {
    @Override
    public List<Clause.Item> columns() {
      return left.columns();
    }
  }

  /** WITH. */
  record With(List<Clause.Named> names, Query body) implements Query {
    @Override
    public List<Clause.Item> columns() {
      return body.columns();
    }
  }
}
