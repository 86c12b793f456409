package io.github.zoomim.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An expression. */
sealed interface Expr extends Node {
  Type type();

  /** A column of a relation in sight; one that a join merged is of none. */
  record Column(String relation, String name, Type type) implements Expr {}

  /** A column of the result, in ORDER BY: by its name, or by its number. */
  record Output(int number, String name, Type type, boolean byName) implements Expr {}

  /** A constant; a bare one lets the engine find its type. */
  record Literal(Type type, @Nullable Object value, boolean bare) implements Expr {}

  /** A constant that the driver gets as a parameter; a bare one without a CAST. */
  record Parameter(Type type, @Nullable Object value, boolean bare) implements Expr {}

  /** A function or an operator; {@code word} is a unit of time, or another choice it offers. */
  record Call(Operation operation, String word, Type type, List<Expr> arguments) implements Expr {}

  /** CASE, with an operand or without one. */
  record Case(Type type, @Nullable Expr operand, List<Clause.When> whens, @Nullable Expr otherwise)
      implements Expr {}

  /** IN over a list. */
  record InList(Expr value, boolean negated, List<Expr> choices) implements Expr {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** IN over a query of as many columns. */
  record InQuery(List<Expr> values, boolean negated, Query query) implements Expr {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** EXISTS. */
  record Exists(boolean negated, Query query) implements Expr {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** A comparison with ANY or ALL rows. */
  record Quantified(Expr value, String operator, boolean all, Query query) implements Expr {
    @Override
    public Type type() {
      return Type.BOOLEAN;
    }
  }

  /** A query for one value. */
  record Scalar(Type type, Query query) implements Expr {}

  /** An aggregate; without arguments it counts rows. */
  record Aggregate(
      String function,
      Type type,
      boolean distinct,
      List<Expr> arguments,
      List<Clause.SortKey> order,
      @Nullable Expr filter)
      implements Expr {}

  /** A function that is one of windows only. */
  record Ranking(String function, Type type, List<Expr> arguments) implements Expr {}

  /** An aggregate or ranking over a window. */
  record Windowed(Expr function, List<Expr> partition, List<Clause.SortKey> order, String frame)
      implements Expr {
    @Override
    public Type type() {
      return function.type();
    }
  }

  /** GROUPING of an expression of the GROUP BY. */
  record Grouping(Expr key) implements Expr {
    @Override
    public Type type() {
      return Type.INTEGER;
    }
  }
}
