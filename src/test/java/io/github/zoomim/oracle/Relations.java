package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.Row;
import io.github.zoomim.oracle.Expr.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes what stands in FROM. */
final class Relations {
  /** Makes the queries of derived tables. */
  interface Queries {
    Query of(List<Type> types, @Nullable Scope outer, int depth);
  }

  /** More pairs of rows than this take too long, in a subquery that runs for each row. */
  private static final int MOST_ROWS = 700;

  private final Dice dice;
  private final Constants constants;
  private final Expressions expressions;
  private final Queries queries;
  private final Names names;
  private final List<Clause.Named> named = new ArrayList<>();
  private int most = MOST_ROWS;

  Relations(Dice dice, Constants constants, Expressions expressions, Queries queries, Names names) {
    this.dice = dice;
    this.constants = constants;
    this.expressions = expressions;
    this.queries = queries;
    this.names = names;
  }

  /** A relation with its columns, those that order its rows, and about how many it has. */
  record Sight(Relation relation, List<Column> columns, List<Column> keys, int rows) {
    Scope scope(@Nullable Scope outer) {
      return new Scope(columns, keys, outer);
    }
  }

  /** A query of WITH that later relations may name. */
  void add(Clause.Named query) {
    named.add(query);
  }

  Sight from(@Nullable Scope outer, int depth) {
    most = outer == null && dice.chance(15) ? 4000 : MOST_ROWS;
    Sight sight = single(outer, depth);
    int joins = dice.chance(58) ? 0 : dice.chance(75) ? 1 : 2;
    for (int i = 0; i < joins; i++) {
      boolean isLast = i == joins - 1 && sight.relation() instanceof Relation.Sessions;
      sight = isLast && dice.chance(12) ? merged(sight) : joined(sight, outer, depth);
    }
    return sight;
  }

  /** By USING or NATURAL: what the columns are merged of is not told, so it is the last join. */
  private Sight merged(Sight left) {
    Sight right = sessions();
    List<String> names =
        dice.pick(
            List.of(
                List.of("session_id"),
                List.of("type", "name"),
                List.of("session_id", "type", "last_message_sent_time"),
                List.<String>of()));
    List<Column> columns =
        Stream.concat(left.columns().stream(), right.columns().stream())
            .filter(column -> !names.isEmpty() && !names.contains(column.name()))
            .collect(Collectors.toCollection(ArrayList::new));
    List<Column> merged =
        left.columns().stream()
            .filter(column -> names.isEmpty() || names.contains(column.name()))
            .map(column -> new Column("", column.name(), column.type()))
            .toList();
    columns.addAll(0, merged);
    String kind = dice.pick("INNER", "LEFT", "RIGHT", "FULL");
    return new Sight(
        new Relation.Merged(kind, left.relation(), right.relation(), names), columns, columns, 120);
  }

  private Sight single(@Nullable Scope outer, int depth) {
    int choice = dice.below(100);
    if (choice < 22 && depth > 0) {
      return derived(null, outer, depth, false);
    }
    if (choice < 30) {
      return constants();
    }
    if (choice < 60 && !named.isEmpty()) {
      Clause.Named query = dice.pick(named);
      String alias = names.next("w");
      List<Column> columns = columns(query.query(), alias);
      return new Sight(new Relation.Reference(query.name(), alias), columns, columns, 30);
    }
    return sessions();
  }

  Sight sessions() {
    String alias = names.next("s");
    Column id = new Column(alias, "session_id", Type.TEXT);
    return new Sight(
        new Relation.Sessions(alias),
        List.of(
            id,
            new Column(alias, "type", Type.TEXT),
            new Column(alias, "name", Type.TEXT),
            new Column(alias, "last_message_sent_time", Type.TIME)),
        List.of(id),
        60);
  }

  static List<Column> columns(Query query, String alias) {
    return query.columns().stream()
        .map(item -> new Column(alias, item.name(), item.value().type()))
        .toList();
  }

  private Sight derived(@Nullable Scope beside, @Nullable Scope outer, int depth, boolean lateral) {
    List<Type> types = new ArrayList<>();
    types.add(Type.TEXT);
    for (int i = dice.below(3); i > 0; i--) {
      types.add(dice.pick(Type.TEXT, Type.INTEGER, Type.TIME, Type.DATE, Type.DOUBLE));
    }
    Query query = queries.of(types, lateral ? beside : outer, depth - 1);
    String alias = names.next("d");
    List<Column> columns = columns(query, alias);
    return new Sight(new Relation.Derived(query, alias, lateral), columns, columns, 30);
  }

  private Sight constants() {
    String alias = names.next("v");
    List<Type> types = new ArrayList<>(List.of(dice.pick(Type.TEXT, Type.INTEGER)));
    if (dice.chance(60)) {
      types.add(dice.pick(Type.TEXT, Type.INTEGER, Type.TIME, Type.DATE));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i <= dice.below(4); i++) {
      rows.add(new Row(types.stream().map(constants::literal).toList()));
    }
    List<Item> items =
        types.stream().map(type -> new Item(constants.literal(type), names.next("c"))).toList();
    List<Column> columns =
        items.stream().map(i -> new Column(alias, i.name(), i.value().type())).toList();
    List<String> columnNames = items.stream().map(Item::name).toList();
    return new Sight(
        new Relation.Constants(rows, alias, columnNames), columns, columns, rows.size());
  }

  private Sight joined(Sight left, @Nullable Scope outer, int depth) {
    if (depth > 0 && dice.chance(18)) {
      return lateral(left, outer, depth);
    }
    Sight right = single(outer, depth);
    if (dice.chance(10)) {
      right = plain("INNER", right, single(outer, 0), outer, depth);
    }
    String kind = dice.pick("INNER", "INNER", "LEFT", "LEFT", "RIGHT", "FULL", "CROSS");
    return kind.equals("CROSS") && left.rows() * right.rows() <= most
        ? joined(kind, left, right, null, left.rows() * right.rows())
        : plain(kind.equals("CROSS") ? "INNER" : kind, left, right, outer, depth);
  }

  private Sight lateral(Sight left, @Nullable Scope outer, int depth) {
    Sight right = derived(left.scope(outer), outer, depth, true);
    Expr always = new Expr.Literal(Type.BOOLEAN, true, false);
    Expr condition =
        dice.chance(60)
            ? always
            : dice.chance(50)
                ? null
                : expressions.value(
                    Type.BOOLEAN, expressions.columns(both(left, right).scope(outer), false), 1, 0);
    return joined(
        condition != null && dice.chance(50) ? "LEFT" : "INNER", left, right, condition, 200);
  }

  private static Sight both(Sight left, Sight right) {
    return joined("INNER", left, right, null, left.rows() * right.rows());
  }

  private Sight plain(String kind, Sight left, Sight right, @Nullable Scope outer, int depth) {
    Expr equality = equality(left, right);
    boolean many = left.rows() * right.rows() > most;
    Leaves leaves = expressions.columns(both(left, right).scope(outer), !kind.equals("FULL"));
    if (equality != null && (many || dice.chance(75))) {
      Expr condition = equality;
      if (dice.chance(30) && !kind.equals("FULL")) {
        Expr more =
            expressions.value(Type.BOOLEAN, leaves, 1 + dice.below(2), dice.below(2) * depth);
        condition = new Expr.Call(Operation.AND, "", Type.BOOLEAN, List.of(equality, more));
      }
      return joined(kind, left, right, condition, left.rows() * right.rows() / 6);
    }
    if (many) {
      return left;
    }
    boolean constant = kind.equals("FULL") || dice.chance(30);
    Expr condition =
        constant
            ? new Expr.Literal(Type.BOOLEAN, dice.chance(50), false)
            : expressions.value(Type.BOOLEAN, leaves, 2, 0);
    return joined(kind, left, right, condition, left.rows() * right.rows());
  }

  private @Nullable Expr equality(Sight left, Sight right) {
    List<Expr> equalities = new ArrayList<>();
    for (Column a : left.columns()) {
      for (Column b : right.columns()) {
        if (a.type() == b.type() && a.type() != Type.BOOLEAN) {
          equalities.add(
              new Expr.Call(
                  Operation.COMPARE,
                  "=",
                  Type.BOOLEAN,
                  dice.chance(50) ? List.of(a, b) : List.of(b, a)));
        }
      }
    }
    return equalities.isEmpty() ? null : dice.pick(equalities);
  }

  private static Sight joined(
      String kind, Sight left, Sight right, @Nullable Expr condition, int rows) {
    return new Sight(
        new Relation.Join(kind, left.relation(), right.relation(), condition),
        Stream.concat(left.columns().stream(), right.columns().stream()).toList(),
        Stream.concat(left.keys().stream(), right.keys().stream()).toList(),
        Math.max(rows, 1));
  }
}
