package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes window functions. What depends on the order of rows gets a total one. */
final class Windows {
  private static final Set<String> COUNTING = Set.of("ROW_NUMBER", "NTILE", "LAG", "LEAD");

  private final Dice dice;
  private final Constants constants;
  private final Expressions expressions;
  private final Aggregates aggregates;

  Windows(Dice dice, Constants constants, Expressions expressions, Aggregates aggregates) {
    this.dice = dice;
    this.constants = constants;
    this.expressions = expressions;
    this.aggregates = aggregates;
  }

  /** The rows of a query, as its windows order them. */
  static final class Rows {
    private final List<? extends Expr> keys;
    private final boolean areSame;
    private boolean areCounted;

    private Rows(List<? extends Expr> keys, boolean areSame) {
      this.keys = keys;
      this.areSame = areSame;
    }

    /** Groups, which no two have the same keys. */
    static Rows ofGroups(List<Expr> keys) {
      return new Rows(keys, false);
    }

    /** Those of a relation; of sessions no two are the same. */
    static Rows of(Relations.Sight from) {
      return new Rows(
          from.keys(),
          Stream.of(Relation.Derived.class, Relation.Reference.class, Relation.Constants.class)
              .anyMatch(other -> Trees.has(from.relation(), other)));
    }

    /** Where rows may be the same, one window counts them: a second might in another order. */
    private Expr.Windowed settled(Expr.Windowed window) {
      boolean counts =
          window.frame().startsWith("ROWS")
              || (window.function() instanceof Expr.Ranking ranking
                  && COUNTING.contains(ranking.function()));
      boolean isSecond = areSame && areCounted && counts;
      areCounted |= counts;
      return isSecond
          ? new Expr.Windowed(byValues(window.function()), window.partition(), window.order(), "")
          : window;
    }

    private static Expr byValues(Expr function) {
      if (!(function instanceof Expr.Ranking ranking) || !COUNTING.contains(ranking.function())) {
        return function;
      }
      return ranking.function().startsWith("L")
          ? new Expr.Ranking("FIRST_VALUE", ranking.type(), ranking.arguments().subList(0, 1))
          : new Expr.Ranking("RANK", ranking.type(), List.of());
    }
  }

  /**
   * A function over a window.
   *
   * @param leaves what it has for arguments
   */
  Expr over(Type type, Leaves leaves, Rows rows) {
    return rows.settled(any(type, leaves, rows.keys));
  }

  private Expr.Windowed any(Type type, Leaves leaves, List<? extends Expr> keys) {
    List<Expr> partition = new ArrayList<>();
    for (int i = dice.below(3); i > 0; i--) {
      Expr value = expressions.value(dice.pick(Aggregates.COUNTED), leaves, dice.below(2), 0);
      partition.addAll(Aggregates.isConstant(value) ? List.of() : List.of(value));
    }
    List<SortKey> some = new ArrayList<>();
    if (dice.chance(60)) {
      Expr value = expressions.value(dice.pick(Aggregates.COUNTED), leaves, dice.below(2), 0);
      some.addAll(Aggregates.isConstant(value) ? List.of() : List.of(aggregates.key(value)));
    }
    List<SortKey> total = new ArrayList<>(some);
    keys.forEach(key -> total.add(aggregates.key(key)));
    if (type == Type.INTEGER && dice.chance(45) && !total.isEmpty()) {
      return ranking(partition, some, total);
    }
    if (dice.chance(45)) {
      return neighbour(type, leaves, partition, total);
    }
    Expr.Aggregate aggregate = aggregates.simple(type, leaves);
    aggregate =
        new Expr.Aggregate(
            aggregate.function(),
            type,
            false,
            aggregate.arguments(),
            List.of(),
            aggregate.filter());
    return switch (dice.below(5)) {
      case 0 -> new Expr.Windowed(aggregate, partition, List.of(), "");
      case 1 -> new Expr.Windowed(aggregate, partition, some, "");
      case 2 -> distance(aggregate, partition, leaves);
      default -> new Expr.Windowed(aggregate, partition, total, frame());
    };
  }

  private Expr.Windowed ranking(List<Expr> partition, List<SortKey> some, List<SortKey> total) {
    List<SortKey> order = some.isEmpty() ? total : some;
    return switch (dice.below(4)) {
      case 0 ->
          windowed(
              "NTILE",
              Type.INTEGER,
              List.of(literal(dice.pick(1, 2, 3, 4, 5, 60, 100))),
              partition,
              total,
              "");
      case 1 -> windowed("ROW_NUMBER", Type.INTEGER, List.of(), partition, total, "");
      case 2 -> windowed("RANK", Type.INTEGER, List.of(), partition, order, "");
      default -> windowed("DENSE_RANK", Type.INTEGER, List.of(), partition, order, "");
    };
  }

  private static Expr.Windowed windowed(
      String function,
      Type type,
      List<Expr> arguments,
      List<Expr> partition,
      List<SortKey> order,
      String frame) {
    return new Expr.Windowed(new Expr.Ranking(function, type, arguments), partition, order, frame);
  }

  private static Expr literal(int value) {
    return new Expr.Literal(Type.INTEGER, value, false);
  }

  /** LAG and what else takes the value of another row. */
  private Expr.Windowed neighbour(
      Type type, Leaves leaves, List<Expr> partition, List<SortKey> total) {
    Expr value = aggregates.grown(type, leaves);
    switch (dice.below(4)) {
      case 0, 1 -> {
        List<Expr> arguments = new ArrayList<>(List.of(value));
        if (dice.chance(60)) {
          arguments.add(literal(1 + dice.below(3)));
          arguments.addAll(dice.chance(40) ? List.of(constants.literal(type)) : List.of());
        }
        return windowed(dice.pick("LAG", "LEAD"), type, arguments, partition, total, "");
      }
      case 2 -> {
        List<Expr> arguments = List.of(value, literal(1 + dice.below(3)));
        return dice.chance(50)
            ? windowed("NTH_VALUE", type, arguments, partition, total, frame())
            : windowed("FIRST_VALUE", type, List.of(value), partition, total, "");
      }
      default -> {
        String function = dice.pick("FIRST_VALUE", "LAST_VALUE");
        return windowed(function, type, List.of(value), partition, total, frame());
      }
    }
  }

  private String frame() {
    String from = dice.pick("UNBOUNDED PRECEDING", "2 PRECEDING", "CURRENT ROW", "1 PRECEDING");
    String to = dice.pick("CURRENT ROW", "1 FOLLOWING", "UNBOUNDED FOLLOWING", "3 FOLLOWING");
    return switch (dice.below(6)) {
      case 0 -> "";
      case 1 ->
          "RANGE BETWEEN UNBOUNDED PRECEDING AND "
              + dice.pick("CURRENT ROW", "UNBOUNDED FOLLOWING");
      case 2 -> "ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING";
      case 3 -> "ROWS " + from;
      default -> "ROWS BETWEEN " + from + " AND " + to;
    };
  }

  /** A frame of RANGE with a distance, by one key that rises. */
  private Expr.Windowed distance(Expr aggregate, List<Expr> partition, Leaves leaves) {
    Type type = dice.pick(Type.TIME, Type.TIME, Type.INTEGER);
    Expr key = leaves.leaf(type);
    if (key == null || Aggregates.isConstant(key)) {
      return new Expr.Windowed(aggregate, partition, List.of(), "");
    }
    String distance = type == Type.TIME ? dice.pick("INTERVAL '1' DAY", "INTERVAL '12' HOUR") : "2";
    String to = dice.pick("CURRENT ROW", distance + " FOLLOWING", "UNBOUNDED FOLLOWING");
    return new Expr.Windowed(
        aggregate,
        partition,
        List.of(new SortKey(key, false, dice.chance(30), dice.chance(50))),
        "RANGE BETWEEN " + distance + " PRECEDING AND " + to);
  }

  /** Leaves among which are windows. */
  Leaves leaves(Leaves others, Rows rows) {
    return new Leaves() {
      @Override
      public @Nullable Expr leaf(Type type) {
        return dice.chance(50) ? over(type, others, rows) : others.leaf(type);
      }

      @Override
      public @Nullable Scope sight() {
        return null;
      }
    };
  }
}
