package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.Tail;
import java.util.ArrayList;
import java.util.List;

/** Makes the recursive queries of WITH, which end after some steps. */
record Recursions(Dice dice, Names names, Expressions expressions, Relations relations) {
  /** A query that names itself, for some steps. */
  Clause.Named of() {
    String name = names.next("r");
    Relations.Sight seed = relations.sessions();
    Leaves rows = expressions.columns(seed.scope(null), false);
    List<Item> items = List.of(item(constant(1)), item(text(rows)));
    Expr few = compared("<", seed.keys().get(0), new Expr.Literal(Type.TEXT, "s16", false));
    Query first = Query.Select.plain(false, items, seed.relation(), few, Tail.NONE);
    String alias = names.next("w");
    List<Expr.Column> columns = Relations.columns(first, alias);
    Relation from = new Relation.Reference(name, alias);
    Scope scope = new Scope(columns, columns, null);
    if (dice.chance(50)) {
      Relations.Sight beside = relations.sessions();
      Expr same = compared("=", columns.get(1), beside.columns().get(dice.pick(0, 2)));
      from = new Relation.Join("INNER", from, beside.relation(), same);
      List<Expr.Column> both = new ArrayList<>(columns);
      both.addAll(beside.columns());
      scope = new Scope(both, columns, null);
    }
    Leaves leaves = expressions.columns(scope, false);
    Expr next =
        new Expr.Call(Operation.PLUS, "+", Type.INTEGER, List.of(columns.get(0), constant(1)));
    Expr more = compared("<", columns.get(0), constant(2 + dice.below(3)));
    Query second =
        Query.Select.plain(false, List.of(item(next), item(text(leaves))), from, more, Tail.NONE);
    return new Clause.Named(
        name, new Query.Combined("UNION", dice.chance(60), first, second, Tail.NONE), true);
  }

  /** Of one type for all engines, also where they tell texts by their lengths. */
  private Expr text(Leaves leaves) {
    return new Expr.Call(
        Operation.TEXT_OF_TEXT, "", Type.TEXT, List.of(expressions.value(Type.TEXT, leaves, 1, 0)));
  }

  private static Expr compared(String operator, Expr left, Expr right) {
    return new Expr.Call(Operation.COMPARE, operator, Type.BOOLEAN, List.of(left, right));
  }

  private static Expr constant(int value) {
    return new Expr.Literal(Type.INTEGER, value, false);
  }

  private Item item(Expr value) {
    return new Item(value, names.next("c"));
  }
}
