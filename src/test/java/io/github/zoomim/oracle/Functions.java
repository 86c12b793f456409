package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes aggregates and window functions over the rows of a scope. */
final class Functions {
  private static final List<Type> COUNTED =
      List.of(Type.TEXT, Type.TEXT, Type.TIME, Type.INTEGER, Type.DATE, Type.BOOLEAN);

  private final Dice dice;
  private final Constants constants;
  private final Expressions expressions;

  Functions(Dice dice, Constants constants, Expressions expressions) {
    this.dice = dice;
    this.constants = constants;
    this.expressions = expressions;
  }

  /** An aggregate of a type that has one: none is a BOOLEAN. */
  Expr.Aggregate aggregate(Type type, Scope scope) {
    Leaves leaves = expressions.columns(scope.alone(), false);
    Expr filter = dice.chance(15) ? expressions.value(Type.BOOLEAN, leaves, 2, 0) : null;
    if (type == Type.TEXT && dice.chance(35)) {
      Expr argument = grown(type, leaves);
      if (!isConstant(argument)) {
        return texts(argument, leaves, filter);
      }
    }
    boolean distinct = dice.chance(20);
    if (type == Type.INTEGER && dice.chance(60)) {
      return dice.chance(40)
          ? new Expr.Aggregate("COUNT", type, false, List.of(), List.of(), filter)
          : of("COUNT", type, distinct, grown(dice.pick(COUNTED), leaves), filter);
    }
    if (type == Type.DOUBLE && dice.chance(70)) {
      Type averaged = dice.pick(Type.INTEGER, Type.DECIMAL, Type.DOUBLE);
      return of("AVG", type, distinct, grown(averaged, leaves), filter);
    }
    String function =
        type.isNumber() ? dice.pick("SUM", "MIN", "MAX") : dice.pick("MIN", "MAX", "MAX");
    return of(function, type, distinct, grown(type, leaves), filter);
  }

  private Expr grown(Type type, Leaves leaves) {
    Expr leaf = leaves.leaf(type);
    return leaf != null && dice.chance(60) ? leaf : expressions.value(type, leaves, 1, 0);
  }

  private static Expr.Aggregate of(
      String function, Type type, boolean distinct, Expr argument, @Nullable Expr filter) {
    return new Expr.Aggregate(function, type, distinct, List.of(argument), List.of(), filter);
  }

  /** STRING_AGG: where its order leaves two places open, the values there are the same. */
  private Expr.Aggregate texts(Expr argument, Leaves leaves, @Nullable Expr filter) {
    boolean distinct = dice.chance(30);
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

  /** A function over a window. */
  Expr windowed(Type type, Scope scope) {
    Leaves leaves = expressions.columns(scope, false);
    List<Expr> partition = new ArrayList<>();
    for (int i = dice.below(3); i > 0; i--) {
      Expr value = expressions.value(dice.pick(COUNTED), leaves, dice.below(2), 0);
      if (!isConstant(value)) {
        partition.add(value);
      }
    }
    List<SortKey> some = new ArrayList<>();
    if (dice.chance(60)) {
      Expr value = expressions.value(dice.pick(COUNTED), leaves, dice.below(2), 0);
      if (!isConstant(value)) {
        some.add(key(value));
      }
    }
    List<SortKey> total = new ArrayList<>(some);
    scope.keys().forEach(column -> total.add(key(column)));
    if (type == Type.INTEGER && dice.chance(45)) {
      return ranking(partition, some, total);
    }
    if (type == Type.BOOLEAN || dice.chance(45)) {
      return neighbour(type, leaves, partition, total);
    }
    Expr.Aggregate aggregate = aggregateOver(type, scope);
    return switch (dice.below(3)) {
      case 0 -> new Expr.Windowed(aggregate, partition, List.of(), "");
      case 1 -> new Expr.Windowed(aggregate, partition, some, "");
      default -> new Expr.Windowed(aggregate, partition, total, frame());
    };
  }

  static boolean isConstant(Expr expr) {
    boolean[] column = new boolean[1];
    Trees.walk(expr, node -> column[0] |= node instanceof Expr.Column);
    return !column[0];
  }

  private Expr.Aggregate aggregateOver(Type type, Scope scope) {
    Expr.Aggregate aggregate = aggregate(type, scope);
    if (!aggregate.order().isEmpty()) {
      return new Expr.Aggregate(
          "MAX", type, false, aggregate.arguments().subList(0, 1), List.of(), aggregate.filter());
    }
    return new Expr.Aggregate(
        aggregate.function(), type, false, aggregate.arguments(), List.of(), aggregate.filter());
  }

  private Expr ranking(List<Expr> partition, List<SortKey> some, List<SortKey> total) {
    return switch (dice.below(4)) {
      case 0 ->
          new Expr.Windowed(
              new Expr.Ranking("NTILE", Type.INTEGER, List.of(literal(1 + dice.below(5)))),
              partition,
              total,
              "");
      case 1 -> windowed("ROW_NUMBER", partition, total);
      default ->
          windowed(dice.pick("RANK", "DENSE_RANK"), partition, some.isEmpty() ? total : some);
    };
  }

  private static Expr windowed(String function, List<Expr> partition, List<SortKey> order) {
    return new Expr.Windowed(
        new Expr.Ranking(function, Type.INTEGER, List.of()), partition, order, "");
  }

  private static Expr literal(int value) {
    return new Expr.Literal(Type.INTEGER, value, false);
  }

  /** LAG and what else takes the value of another row. */
  private Expr neighbour(Type type, Leaves leaves, List<Expr> partition, List<SortKey> total) {
    Expr value = grown(type, leaves);
    return switch (dice.below(3)) {
      case 0 -> {
        List<Expr> arguments = new ArrayList<>(List.of(value));
        if (dice.chance(60)) {
          arguments.add(literal(1 + dice.below(3)));
          if (dice.chance(40)) {
            arguments.add(constants.literal(type));
          }
        }
        yield new Expr.Windowed(
            new Expr.Ranking(dice.pick("LAG", "LEAD"), type, arguments), partition, total, "");
      }
      case 1 ->
          new Expr.Windowed(
              new Expr.Ranking("NTH_VALUE", type, List.of(value, literal(1 + dice.below(3)))),
              partition,
              total,
              frame());
      default ->
          new Expr.Windowed(
              new Expr.Ranking(dice.pick("FIRST_VALUE", "LAST_VALUE"), type, List.of(value)),
              partition,
              total,
              frame());
    };
  }

  private String frame() {
    String from = dice.pick("UNBOUNDED PRECEDING", "2 PRECEDING", "CURRENT ROW", "1 PRECEDING");
    String to = dice.pick("CURRENT ROW", "1 FOLLOWING", "UNBOUNDED FOLLOWING", "3 FOLLOWING");
    return switch (dice.below(5)) {
      case 0 -> "";
      case 1 ->
          "RANGE BETWEEN UNBOUNDED PRECEDING AND "
              + dice.pick("CURRENT ROW", "UNBOUNDED FOLLOWING");
      case 2 -> "ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING";
      default -> "ROWS BETWEEN " + from + " AND " + to;
    };
  }
}
