package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.Row;
import io.github.zoomim.oracle.Clause.SortKey;
import io.github.zoomim.oracle.Clause.Tail;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random query, from its seed. Its result is settled: whatever cuts rows off or counts them in
 * order does so in an order that leaves no two different rows open.
 */
final class Selects {
  private static final List<Type> RESULTS =
      List.of(
          Type.TEXT,
          Type.TEXT,
          Type.TEXT,
          Type.INTEGER,
          Type.INTEGER,
          Type.TIME,
          Type.DATE,
          Type.DOUBLE,
          Type.DECIMAL,
          Type.BOOLEAN);

  private final Dice dice;
  private final Constants constants;
  private final Expressions expressions;
  private final Aggregates aggregates;
  private final Windows windows;
  private final Relations relations;
  private final Recursions recursions;
  private final Names names = new Names();

  private Selects(long seed) {
    dice = new Dice(seed);
    constants = new Constants(dice);
    expressions =
        new Expressions(
            dice,
            constants,
            new Expressions.Subqueries() {
              @Override
              public Query of(List<Type> types, Scope outer, int depth) {
                return dice.chance(5) ? values(types) : query(types, outer, depth);
              }

              @Override
              public Query ofOneRow(Type type, Scope outer, int depth) {
                return oneRow(type, outer, depth);
              }
            });
    aggregates = new Aggregates(dice, expressions);
    windows = new Windows(dice, constants, expressions, aggregates);
    relations = new Relations(dice, constants, expressions, this::query, names);
    recursions = new Recursions(dice, names, expressions, relations);
  }

  static Query of(long seed) {
    return new Selects(seed).statement();
  }

  private Query statement() {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i <= dice.below(4); i++) {
      types.add(dice.pick(RESULTS));
    }
    if (dice.chance(4)) {
      return failing();
    }
    if (dice.chance(3)) {
      Query.Constants values = values(types);
      return new Query.Constants(values.rows(), values.columns(), numbered(values.columns()));
    }
    if (dice.chance(5)) {
      return all();
    }
    if (!dice.chance(15)) {
      return query(types, null, 1 + dice.below(2));
    }
    List<Clause.Named> named = new ArrayList<>();
    for (int i = 0; i <= dice.below(2); i++) {
      Clause.Named one = dice.chance(25) ? recursions.of() : named();
      named.add(one);
      relations.add(one);
    }
    return new Query.With(named, query(types, null, 1));
  }

  private Clause.Named named() {
    Query query = query(List.of(Type.TEXT, dice.pick(RESULTS)), null, 1);
    return new Clause.Named(names.next("q"), query, false);
  }

  private Query all() {
    Relations.Sight from = relations.from(null, 1);
    List<Item> columns =
        from.columns().stream().map(column -> new Item(column, column.name())).toList();
    Expr where = where(expressions.columns(from.scope(null), true), 1);
    String alias = from.columns().get(0).relation();
    boolean isOne = from.columns().stream().allMatch(column -> column.relation().equals(alias));
    String star = isOne && !alias.isEmpty() && dice.chance(50) ? alias + ".*" : "*";
    return new Query.All(star, columns, from.relation(), where, numbered(columns));
  }

  /** Columns that are sorted by their numbers: they have no names, or one twice. */
  private Tail numbered(List<Item> items) {
    Tail tail = tail(items);
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : tail.order()) {
      Expr.Output output = (Expr.Output) key.value();
      order.add(
          new SortKey(
              new Expr.Output(output.number(), output.name(), output.type(), false),
              key.descending(),
              key.nullsFirst(),
              key.silent()));
    }
    return new Tail(order, tail.limit(), tail.offset());
  }

  private Query.Constants values(List<Type> types) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i <= dice.below(3); i++) {
      rows.add(new Row(types.stream().map(constants::literal).toList()));
    }
    return new Query.Constants(
        rows, types.stream().map(type -> item(constants.literal(type))).toList(), Tail.NONE);
  }

  /** A query that fails on some rows, if not on all; nothing keeps it from computing them. */
  private Query failing() {
    Relations.Sight from = relations.from(null, 0);
    Leaves leaves = expressions.columns(from.scope(null), false);
    List<Item> items =
        List.of(item(new Expr.Literal(Type.INTEGER, 1, false)), item(expressions.failing(leaves)));
    return Query.Select.plain(false, items, from.relation(), null, Tail.NONE);
  }

  /** A query of columns of these types, whose rows are settled. */
  private Query query(List<Type> types, @Nullable Scope outer, int depth) {
    if (depth > 0 && dice.chance(12)) {
      return combined(types, outer, depth);
    }
    int choice = dice.below(100);
    if (choice < 28) {
      return grouped(types, outer, depth);
    }
    return choice < 45 ? windowed(types, outer, depth) : plain(types, outer, depth);
  }

  private Query combined(List<Type> types, @Nullable Scope outer, int depth) {
    Query left = query(types, outer, depth - 1);
    Query right = dice.chance(8) ? values(types) : query(types, outer, depth - 1);
    String operator = dice.pick("UNION", "UNION", "INTERSECT", "EXCEPT");
    return new Query.Combined(operator, dice.chance(45), left, right, tail(left.columns()));
  }

  private Query plain(List<Type> types, @Nullable Scope outer, int depth) {
    if (dice.chance(4)) {
      Leaves nothing = expressions.columns(new Scope(List.of(), List.of(), outer), true);
      List<Item> items = items(types, nothing, depth);
      return Query.Select.plain(false, items, null, null, tail(items));
    }
    Relations.Sight from = relations.from(outer, depth);
    Leaves leaves = expressions.columns(from.scope(outer), true);
    List<Item> items = items(types, leaves, depth);
    boolean distinct = dice.chance(14);
    Tail tail = distinct || dice.chance(85) ? tail(items) : sorted(items, leaves);
    return Query.Select.plain(distinct, items, from.relation(), where(leaves, depth), tail);
  }

  private @Nullable Expr where(Leaves leaves, int depth) {
    return dice.chance(60)
        ? expressions.value(Type.BOOLEAN, leaves, 1 + dice.below(3), depth)
        : null;
  }

  private List<Item> items(List<Type> types, Leaves leaves, int depth) {
    return types.stream()
        .map(type -> item(expressions.value(type, leaves, dice.below(3), depth)))
        .toList();
  }

  private Item item(Expr value) {
    return new Item(value, names.next("c"));
  }

  private Query windowed(List<Type> types, @Nullable Scope outer, int depth) {
    Relations.Sight from = relations.from(outer, depth);
    Scope scope = from.scope(outer);
    Leaves rows = expressions.columns(scope, false);
    Windows.Rows ordered = Windows.Rows.of(from);
    Expr qualify = dice.chance(30) ? first(rows, ordered) : null;
    List<Item> items = items(types, windows.leaves(rows, ordered), 0);
    Expr where = where(expressions.columns(scope, true), depth);
    return new Query.Select(
        dice.chance(15), items, from.relation(), where, "", List.of(), null, qualify, tail(items));
  }

  /** A condition for QUALIFY. */
  private Expr first(Leaves leaves, Windows.Rows rows) {
    return new Expr.Call(
        Operation.COMPARE,
        dice.pick("=", "<=", ">"),
        Type.BOOLEAN,
        List.of(
            windows.over(Type.INTEGER, leaves, rows),
            new Expr.Literal(Type.INTEGER, 1 + dice.below(3), false)));
  }

  private Query grouped(List<Type> types, @Nullable Scope outer, int depth) {
    Relations.Sight from = relations.from(outer, depth);
    Scope scope = from.scope(outer);
    Expr where = where(expressions.columns(scope, true), depth);
    List<Expr> keys = keys(scope);
    String grouping =
        keys.isEmpty() || dice.chance(65) ? "" : dice.pick("ROLLUP", "CUBE", "GROUPING SETS");
    Leaves groups = new Groups(dice, aggregates, keys, scope, grouping);
    boolean windowed = grouping.isEmpty() && dice.chance(15);
    List<Item> items =
        windowed
            ? items(types, windows.leaves(groups, Windows.Rows.ofGroups(keys)), 0)
            : items(types, groups, dice.chance(30) ? depth : 0);
    Expr having =
        dice.chance(25)
            ? expressions.value(
                Type.BOOLEAN, groups, 1 + dice.below(2), dice.chance(20) ? depth : 0)
            : null;
    return new Query.Select(
        dice.chance(8),
        items,
        from.relation(),
        where,
        grouping,
        sets(keys, grouping),
        having,
        null,
        tail(items));
  }

  private List<Expr> keys(Scope scope) {
    List<Expr> keys = new ArrayList<>();
    Leaves leaves = expressions.columns(scope.alone(), false);
    for (int i = dice.below(4); i > 0; i--) {
      Type type = dice.pick(RESULTS);
      Expr column = leaves.leaf(type);
      Expr key = column != null && dice.chance(65) ? column : expressions.value(type, leaves, 1, 0);
      // Two marks are two values, and so not the same key.
      if (!Aggregates.isConstant(key)
          && !Trees.has(key, Expr.Parameter.class)
          && !keys.contains(key)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private List<Row> sets(List<Expr> keys, String grouping) {
    if (!grouping.equals("GROUPING SETS")) {
      return keys.isEmpty() ? List.of() : List.of(new Row(keys));
    }
    List<Row> sets = new ArrayList<>(List.of(new Row(keys)));
    for (int i = dice.below(3); i >= 0; i--) {
      List<Expr> some = new ArrayList<>(keys);
      some.removeIf(key -> dice.chance(50));
      sets.add(new Row(some));
    }
    return sets;
  }

  /** A query of one row at the most. */
  private Query oneRow(Type type, Scope outer, int depth) {
    Relations.Sight from = relations.from(outer, depth);
    Scope scope = from.scope(outer);
    Expr where = where(expressions.columns(scope, true), depth);
    if (dice.chance(70)) {
      List<Item> items = List.of(item(aggregates.over(type, scope)));
      return Query.Select.plain(false, items, from.relation(), where, Tail.NONE);
    }
    List<Item> items = items(List.of(type), expressions.columns(scope, false), 0);
    Tail first = new Tail(totally(items), new Expr.Literal(Type.INTEGER, 1, false), null);
    return Query.Select.plain(false, items, from.relation(), where, first);
  }

  private Tail tail(List<Item> items) {
    if (!dice.chance(40)) {
      return Tail.NONE;
    }
    List<SortKey> order = totally(items);
    if (dice.chance(50)) {
      int some = dice.chance(60) ? order.size() : 1 + dice.below(order.size());
      return new Tail(order.subList(0, some), null, null);
    }
    return new Tail(
        order,
        dice.chance(85) ? number(dice.pick(0, 1, 2, 3, 5, 10, 25, 100)) : null,
        dice.chance(30) ? number(dice.pick(0, 1, 4, 30)) : null);
  }

  /** Sorted by what is not selected, and then by all that is. */
  private Tail sorted(List<Item> items, Leaves leaves) {
    Expr value = expressions.value(dice.pick(RESULTS), leaves, dice.below(2), 0);
    List<SortKey> order = new ArrayList<>();
    order.addAll(Aggregates.isConstant(value) ? List.of() : List.of(aggregates.key(value)));
    order.addAll(totally(items));
    return new Tail(order, dice.chance(60) ? number(dice.pick(1, 3, 10)) : null, null);
  }

  private Expr number(int value) {
    return dice.chance(15)
        ? new Expr.Parameter(Type.INTEGER, value, true)
        : new Expr.Literal(Type.INTEGER, value, false);
  }

  /** All columns in some order. */
  private List<SortKey> totally(List<Item> items) {
    List<Integer> numbers = new ArrayList<>();
    for (int i = 1; i <= items.size(); i++) {
      numbers.add(i);
    }
    Collections.shuffle(numbers, new Random(dice.below(1_000_000)));
    List<SortKey> keys = new ArrayList<>();
    for (int number : numbers) {
      Item item = items.get(number - 1);
      keys.add(
          aggregates.key(
              new Expr.Output(number, item.name(), item.value().type(), dice.chance(50))));
    }
    return keys;
  }
}
