package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.Named;
import io.github.zoomim.oracle.Clause.Row;
import io.github.zoomim.oracle.Clause.Tail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A query, of columns that have names. */
sealed interface Query extends Node {
  /** The names and types of the columns. */
  List<Item> columns();

  /** How its rows are ordered and cut off. */
  Tail tail();

  /** SELECT; {@code grouping} is how {@code groups} are grouped by, "" for plainly. */
  record Select(
      boolean distinct,
      List<Item> items,
      @Nullable Relation from,
      @Nullable Expr where,
      String grouping,
      List<Row> groups,
      @Nullable Expr having,
      @Nullable Expr qualify,
      Tail tail)
      implements Query {
    /** Without groups and windows. */
    static Select plain(
        boolean distinct,
        List<Item> items,
        @Nullable Relation from,
        @Nullable Expr where,
        Tail tail) {
      return new Select(distinct, items, from, where, "", List.of(), null, null, tail);
    }

    @Override
    public List<Item> columns() {
      return items;
    }
  }

  /** SELECT of all columns of a relation, by {@code *} or {@code alias.*}. */
  record All(String star, List<Item> columns, Relation from, @Nullable Expr where, Tail tail)
      implements Query {}

  /** VALUES; the columns are named by what is around it. */
  record Constants(List<Row> rows, List<Item> columns, Tail tail) implements Query {}

  /** UNION, INTERSECT or EXCEPT. */
  record Combined(String operator, boolean all, Query left, Query right, Tail tail)
      implements Query {
    @Override
    public List<Item> columns() {
      return left.columns();
    }
  }

  /** WITH. */
  record With(List<Named> names, Query body) implements Query {
    @Override
    public List<Item> columns() {
      return body.columns();
    }

    @Override
    public Tail tail() {
      return body.tail();
    }
  }
}
