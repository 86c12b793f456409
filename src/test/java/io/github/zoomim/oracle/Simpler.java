package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.SortKey;
import io.github.zoomim.oracle.Clause.Tail;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand in the place of a node and is simpler; results stay settled. */
final class Simpler {
  private Simpler() {}

  static List<? extends Node> of(Node node) {
    if (node instanceof Query.Select select) {
      return of(select);
    }
    if (node instanceof Query.Combined combined) {
      return List.of(combined.left(), combined.right());
    }
    if (node instanceof Tail tail) {
      return of(tail);
    }
    if (node instanceof Query.With with) {
      List<Node> simpler = new ArrayList<>(without(with, 0, 1));
      simpler.add(with.body());
      return simpler;
    }
    if (node instanceof Query.Constants constants) {
      return without(constants, 0, 1);
    }
    if (node instanceof Query.All all) {
      return replaced(all, 3, null);
    }
    if (node instanceof Relation.Merged merged) {
      return List.of(merged.left(), merged.right());
    }
    if (node instanceof Relation.Join join) {
      return of(join);
    }
    if (node instanceof Relation.Constants constants) {
      return without(constants, 0, 1);
    }
    return node instanceof Expr expr ? of(expr) : List.of();
  }

  private static List<Node> of(Query.Select select) {
    List<Node> simpler = new ArrayList<>();
    simpler.addAll(replaced(select, 0, false));
    simpler.addAll(replaced(select, 3, null));
    simpler.addAll(replaced(select, 4, ""));
    simpler.addAll(replaced(select, 5, List.of()));
    simpler.addAll(replaced(select, 6, null));
    simpler.addAll(replaced(select, 7, null));
    simpler.addAll(without(select, 5, 0));
    for (int i = 0; i < select.items().size() && select.items().size() > 1; i++) {
      simpler.add(withoutItem(select, i));
    }
    if (select.from() instanceof Relation.Derived derived && !derived.lateral()) {
      simpler.add(derived.query());
    }
    return simpler;
  }

  /** Without a result column; the later ones have other numbers then. */
  private static Node withoutItem(Query.Select select, int item) {
    List<@Nullable Object> parts = Trees.parts(select);
    List<Item> items = new ArrayList<>(select.items());
    items.remove(item);
    List<SortKey> order = new ArrayList<>();
    for (SortKey key : select.tail().order()) {
      Expr value = key.value();
      if (value instanceof Expr.Output output && output.number() > item + 1) {
        value = new Expr.Output(output.number() - 1, output.name(), output.type(), output.byName());
      }
      if (!(key.value() instanceof Expr.Output output && output.number() == item + 1)) {
        order.add(new SortKey(value, key.descending(), key.nullsFirst(), key.silent()));
      }
    }
    parts.set(1, items);
    parts.set(8, new Tail(order, select.tail().limit(), select.tail().offset()));
    return Trees.with(select, parts);
  }

  /** Rows may only be cut off in an order. */
  private static List<Node> of(Tail tail) {
    List<Node> simpler = new ArrayList<>();
    if (tail.limit() == null && tail.offset() == null) {
      simpler.addAll(replaced(tail, 0, List.of()));
    } else {
      simpler.addAll(replaced(tail, 1, null));
      simpler.addAll(replaced(tail, 2, null));
    }
    return simpler;
  }

  private static List<Node> of(Relation.Join join) {
    List<Node> simpler = new ArrayList<>(List.of(join.left(), join.right()));
    if (join.condition() != null) {
      simpler.addAll(replaced(join, 0, "INNER"));
    }
    return simpler;
  }

  private static List<Node> of(Expr expr) {
    List<Node> simpler = new ArrayList<>();
    if (expr instanceof Expr.Output || expr instanceof Expr.Literal) {
      return simpler;
    }
    if (expr instanceof Expr.Parameter parameter) {
      return List.of(new Expr.Literal(parameter.type(), parameter.value(), parameter.bare()));
    }
    for (Object part : Trees.parts(expr)) {
      addFitting(simpler, expr, part);
    }
    if (expr instanceof Expr.Case cases) {
      cases.whens().forEach(when -> addFitting(simpler, expr, when.value()));
      simpler.addAll(without(expr, 2, 1));
      simpler.addAll(replaced(expr, 3, null));
    } else if (expr instanceof Expr.InList) {
      simpler.addAll(without(expr, 2, 1));
    } else if (expr instanceof Expr.Windowed windowed) {
      simpler.addAll(without(expr, 1, 0));
      if (windowed.function() instanceof Expr.Aggregate) {
        simpler.addAll(replaced(expr, 3, ""));
        simpler.addAll(windowed.frame().isEmpty() ? replaced(expr, 2, List.of()) : List.of());
      }
    } else if (expr instanceof Expr.Aggregate) {
      simpler.addAll(replaced(expr, 2, false));
      simpler.addAll(replaced(expr, 5, null));
    }
    simpler.add(new Expr.Literal(expr.type(), plain(expr.type()), false));
    return simpler;
  }

  private static void addFitting(List<Node> simpler, Expr expr, @Nullable Object part) {
    if (part instanceof Expr child && child.type() == expr.type()) {
      simpler.add(typed(child));
    } else if (part instanceof List<?> list) {
      list.forEach(element -> addFitting(simpler, expr, element));
    }
  }

  /** A constant that says its type, for what gave it one may be gone. */
  private static Expr typed(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return new Expr.Literal(literal.type(), literal.value(), false);
    }
    return expr instanceof Expr.Parameter parameter
        ? new Expr.Parameter(parameter.type(), parameter.value(), false)
        : expr;
  }

  private static Object plain(Type type) {
    return switch (type) {
      case TEXT -> "x";
      case INTEGER -> 1;
      case DECIMAL -> java.math.BigDecimal.ONE;
      case DOUBLE -> 1.0;
      case TIME -> LocalDateTime.of(2026, 10, 1, 0, 0);
      case DATE -> LocalDateTime.of(2026, 10, 1, 0, 0).toLocalDate();
      case BOOLEAN -> true;
    };
  }

  private static List<Node> replaced(Node node, int part, @Nullable Object value) {
    List<@Nullable Object> parts = Trees.parts(node);
    if (java.util.Objects.equals(parts.get(part), value)) {
      return List.of();
    }
    parts.set(part, value);
    return List.of(Trees.with(node, parts));
  }

  /** Without one element of a list, and never less than so many. */
  private static List<Node> without(Node node, int part, int least) {
    List<Node> simpler = new ArrayList<>();
    List<?> list = (List<?>) java.util.Objects.requireNonNull(Trees.parts(node).get(part));
    for (int i = 0; i < list.size() && list.size() > least; i++) {
      List<Object> shorter = new ArrayList<>(list);
      shorter.remove(i);
      simpler.addAll(replaced(node, part, shorter));
    }
    return simpler;
  }
}
