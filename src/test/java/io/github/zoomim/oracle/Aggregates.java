package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes aggregates. */
final class Aggregates {
  /** What is counted, sorted or partitioned by. */
  static final List<Type> COUNTED =
      List.of(Type.TEXT, Type.TEXT, Type.TIME, Type.INTEGER, Type.DATE, Type.BOOLEAN);

  private final Dice dice;
  private final Expressions expressions;

  Aggregates(Dice dice, Expressions expressions) {
    this.dice = dice;
    this.expressions = expressions;
  }

  /** An aggregate of the rows of a scope. */
  Expr.Aggregate over(Type type, Scope scope) {
    // One of columns of a query around would be an aggregate of that query.
    Leaves leaves = expressions.columns(scope.alone(), false);
    if (type == Type.TEXT && dice.chance(35)) {
      Expr argument = grown(type, leaves);
      if (!isConstant(argument)) {
        return texts(argument, leaves, filter(leaves));
      }
    }
    return simple(type, leaves);
  }

  /** An aggregate without an order of its own. */
  Expr.Aggregate simple(Type type, Leaves leaves) {
    boolean distinct = dice.chance(20);
    return switch (type) {
      case BOOLEAN -> of(dice.pick("BOOL_AND", "BOOL_OR"), type, false, type, leaves);
      case INTEGER -> {
        if (dice.chance(25)) {
          yield new Expr.Aggregate("COUNT", type, false, List.of(), List.of(), filter(leaves));
        }
        yield dice.chance(50)
            ? of("COUNT", type, distinct, dice.pick(COUNTED), leaves)
            : of(dice.pick("SUM", "MIN", "MAX"), type, distinct, type, leaves);
      }
      case DOUBLE -> {
        Type averaged = dice.pick(Type.INTEGER, Type.DECIMAL, Type.DOUBLE);
        yield switch (dice.below(10)) {
          case 0 -> of(dice.pick("STDDEV_POP", "VAR_POP"), type, false, Type.INTEGER, leaves);
          case 1, 2 -> of(dice.pick("SUM", "MIN", "MAX"), type, distinct, type, leaves);
          default -> of("AVG", type, distinct, averaged, leaves);
        };
      }
      case DECIMAL -> of(dice.pick("SUM", "MIN", "MAX"), type, distinct, type, leaves);
      case TEXT, TIME, DATE -> of(dice.pick("MIN", "MAX"), type, distinct, type, leaves);
    };
  }

  private Expr.Aggregate of(
      String function, Type type, boolean distinct, Type argument, Leaves leaves) {
    return new Expr.Aggregate(
        function, type, distinct, List.of(grown(argument, leaves)), List.of(), filter(leaves));
  }

  private @Nullable Expr filter(Leaves leaves) {
    return dice.chance(15) ? expressions.value(Type.BOOLEAN, leaves, 2, 0) : null;
  }

  /** A leaf, or an expression of some. */
  Expr grown(Type type, Leaves leaves) {
    Expr leaf = leaves.leaf(type);
    return leaf != null && dice.chance(60) ? leaf : expressions.value(type, leaves, 1, 0);
  }

  /** STRING_AGG: where its order leaves two places open, the values there are the same. */
  private Expr.Aggregate texts(Expr argument, Leaves leaves, @Nullable Expr filter) {
    // Two marks are two values: it would be sorted by another one.
    boolean distinct = dice.chance(30) && !Trees.has(argument, Expr.Parameter.class);
    List<SortKey> order = new ArrayList<>();
    if (!distinct && dice.chance(40)) {
      Expr first = expressions.value(dice.pick(COUNTED), leaves, 1, 0);
      order.addAll(isConstant(first) ? List.of() : List.of(key(first)));
    }
    order.add(key(argument));
    return new Expr.Aggregate(
        "STRING_AGG",
        Type.TEXT,
        distinct,
        List.of(argument, new Expr.Literal(Type.TEXT, dice.pick(",", "", " / "), false)),
        order,
        filter);
  }

  SortKey key(Expr value) {
    return new SortKey(value, dice.chance(40), dice.chance(30), dice.chance(50));
  }

  /** Whether it has the same value for each row; some engines don't sort or group by such. */
  static boolean isConstant(Expr expr) {
    return !Trees.has(expr, Expr.Column.class) && !Trees.has(expr, Expr.Aggregate.class);
  }
}
