package io.github.zoomim.oracle;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.oracle.Clause.When;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes expressions of a type. */
final class Expressions {
  /** Makes the queries within expressions. */
  interface Subqueries {
    /** A query of columns of these types, for IN, EXISTS, ANY and ALL. */
    Query of(List<Type> types, Scope outer, int depth);

    /** A query of one row at the most. */
    Query ofOneRow(Type type, Scope outer, int depth);
  }

  private static final List<Type> COMPARED =
      List.of(
          Type.TEXT,
          Type.TEXT,
          Type.TEXT,
          Type.INTEGER,
          Type.INTEGER,
          Type.TIME,
          Type.TIME,
          Type.DATE,
          Type.DECIMAL,
          Type.DOUBLE,
          Type.BOOLEAN);

  private final Dice dice;
  private final Constants constants;
  private final Subqueries subqueries;

  Expressions(Dice dice, Constants constants, Subqueries subqueries) {
    this.dice = dice;
    this.constants = constants;
    this.subqueries = subqueries;
  }

  /** An expression, of some such depth; queries in it are of one level less than given. */
  Expr value(Type type, Leaves leaves, int depth, int queries) {
    if (depth <= 0) {
      return leaf(type, leaves);
    }
    int choice = dice.below(100);
    if (choice < 30) {
      return leaf(type, leaves);
    }
    if (choice < 40) {
      return cases(type, leaves, depth, queries);
    }
    Scope sight = leaves.sight();
    if (sight != null && queries > 0) {
      if (type == Type.BOOLEAN && choice < 62) {
        return condition(leaves, sight, depth, queries);
      }
      if (choice < 46) {
        return new Expr.Scalar(type, subqueries.ofOneRow(type, sight, queries - 1));
      }
    }
    return type == Type.BOOLEAN && choice < 70
        ? inList(leaves, depth, queries)
        : call(type, leaves, depth, queries);
  }

  private Expr leaf(Type type, Leaves leaves) {
    Expr leaf = dice.chance(82) ? leaves.leaf(type) : null;
    if (leaf != null) {
      return leaf;
    }
    if (type != Type.BOOLEAN) {
      return constants.any(type);
    }
    Type compared = dice.pick(COMPARED.subList(0, 8));
    Expr left = leaves.leaf(compared);
    if (left == null) {
      return constants.any(type);
    }
    return new Expr.Call(
        Operation.COMPARE,
        dice.pick(Operation.COMPARE.words()),
        Type.BOOLEAN,
        List.of(
            left,
            compared == Type.TIME && dice.chance(15)
                ? constants.fineTime()
                : bare(constants.any(compared))));
  }

  /** What fails on some values. */
  Expr failing(Leaves leaves) {
    Operation operation =
        dice.pick(Stream.of(Operation.values()).filter(Operation::mayFail).toList());
    List<Expr> arguments = new ArrayList<>();
    for (Slot slot : operation.slots) {
      arguments.add(value(requireNonNull(slot.type), leaves, 1, 0));
    }
    return new Expr.Call(operation, "", requireNonNull(operation.result), arguments);
  }

  /** A constant beside something of a type, which need not say its own. */
  private Expr bare(Expr constant) {
    if (constant instanceof Expr.Parameter parameter) {
      return new Expr.Parameter(parameter.type(), parameter.value(), dice.chance(70));
    }
    if (constant instanceof Expr.Literal literal) {
      return new Expr.Literal(literal.type(), literal.value(), dice.chance(30));
    }
    return constant;
  }

  private Expr call(Type type, Leaves leaves, int depth, int queries) {
    List<Operation> fitting = new ArrayList<>();
    for (Operation operation : Operation.values()) {
      if (operation.isOf(type) && !operation.mayFail()) {
        fitting.add(operation);
      }
    }
    Operation operation = dice.pick(fitting);
    if (type == Type.BOOLEAN && dice.chance(45)) {
      operation = dice.pick(Operation.COMPARE, Operation.AND, Operation.OR);
    }
    Type same = operation.result == null ? type : dice.pick(COMPARED);
    List<Expr> arguments = new ArrayList<>();
    for (Slot slot : operation.slots) {
      if (slot.isConstant()) {
        arguments.add(constants.of(slot));
      } else {
        Type wanted = slot.type == null ? same : slot.type;
        Expr argument = value(wanted, leaves, depth - 1, queries);
        boolean typed =
            slot == Slot.SAME
                && operation != Operation.GREATEST
                && !arguments.isEmpty()
                && isTyped(arguments.get(0));
        arguments.add(typed ? bare(argument) : argument);
      }
    }
    return new Expr.Call(operation, dice.pick(operation.words()), type, arguments);
  }

  private static boolean isTyped(Expr expr) {
    return !(expr instanceof Expr.Parameter) && !(expr instanceof Expr.Literal);
  }

  private Expr cases(Type type, Leaves leaves, int depth, int queries) {
    Type compared = dice.pick(Type.TEXT, Type.INTEGER, Type.DATE);
    Expr operand = dice.chance(25) ? leaves.leaf(compared) : null;
    List<When> whens = new ArrayList<>();
    for (int i = 0; i <= dice.below(2); i++) {
      whens.add(
          new When(
              operand == null
                  ? value(Type.BOOLEAN, leaves, depth - 1, queries)
                  : constants.notNull(compared),
              value(type, leaves, depth - 1, queries)));
    }
    Expr otherwise = dice.chance(70) ? value(type, leaves, depth - 1, queries) : null;
    return new Expr.Case(type, operand, whens, otherwise);
  }

  private Expr inList(Leaves leaves, int depth, int queries) {
    Type compared = dice.pick(COMPARED.subList(0, 8));
    Expr value = value(compared, leaves, depth - 1, queries);
    List<Expr> choices = new ArrayList<>();
    for (int i = 0; i <= dice.below(4); i++) {
      Expr constant = constants.any(compared);
      choices.add(isTyped(value) ? bare(constant) : constant);
    }
    return new Expr.InList(value, dice.chance(35), choices);
  }

  /** IN, EXISTS, ANY or ALL over a query. */
  private Expr condition(Leaves leaves, Scope sight, int depth, int queries) {
    boolean negated = dice.chance(40);
    Type compared = dice.pick(COMPARED.subList(0, 8));
    switch (dice.below(10)) {
      case 0, 1, 2 -> {
        return new Expr.Exists(
            negated, subqueries.of(List.of(dice.pick(COMPARED)), sight, queries - 1));
      }
      case 3, 4, 5 -> {
        Expr value = value(compared, leaves, depth - 1, queries - 1);
        return new Expr.InQuery(
            List.of(value), negated, subqueries.of(List.of(compared), sight, queries - 1));
      }
      case 6 -> {
        Type second = dice.pick(COMPARED.subList(0, 8));
        return new Expr.InQuery(
            List.of(value(compared, leaves, 1, 0), value(second, leaves, 1, 0)),
            negated,
            subqueries.of(List.of(compared, second), sight, queries - 1));
      }
      default -> {
        return new Expr.Quantified(
            value(compared, leaves, depth - 1, queries - 1),
            dice.pick("=", "<>", "<", "<=", ">", ">="),
            negated,
            subqueries.of(List.of(compared), sight, queries - 1));
      }
    }
  }

  /** Leaves that are columns of rows: mostly those beside, at times those of a query around. */
  Leaves columns(Scope scope, boolean subqueries) {
    return new Leaves() {
      @Override
      public @Nullable Expr leaf(Type type) {
        List<Expr.Column> own = scope.of(type);
        List<Expr.Column> outer = scope.ofOuter(type);
        if (!outer.isEmpty() && (own.isEmpty() || dice.chance(30))) {
          return dice.pick(outer);
        }
        return own.isEmpty() ? null : dice.pick(own);
      }

      @Override
      public @Nullable Scope sight() {
        return subqueries ? scope : null;
      }
    };
  }
}
