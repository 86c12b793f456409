package io.github.zoomim.oracle;

import java.util.List;

/** What a grouped query can select: its keys and aggregates. */
record Groups(Dice dice, Aggregates aggregates, List<Expr> keys, Scope rows, String grouping)
    implements Leaves {
  @Override
  public Expr leaf(Type type) {
    List<Expr> fitting = keys.stream().filter(key -> key.type() == type).toList();
    if (!fitting.isEmpty() && dice.chance(60)) {
      return dice.pick(fitting);
    }
    if (type == Type.INTEGER && !grouping.isEmpty() && dice.chance(20)) {
      return new Expr.Grouping(dice.pick(keys));
    }
    return aggregates.over(type, rows);
  }

  /** Subqueries there see the keys that are columns. */
  @Override
  public Scope sight() {
    List<Expr.Column> columns =
        keys.stream().filter(Expr.Column.class::isInstance).map(Expr.Column.class::cast).toList();
    return new Scope(columns, columns, rows.outer());
  }
}
