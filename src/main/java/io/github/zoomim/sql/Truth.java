package io.github.zoomim.sql;

import io.github.zoomim.sql.Outcome.Alternative;
import java.util.ArrayList;
import java.util.List;

/** SQL's three-valued logic over what can be. */
final class Truth {
  private Truth() {}

  static Outcome not(Outcome a) {
    return Outcome.of(a.canBe(false), a.canBe(true), a.isNull());
  }

  static Outcome and(Outcome a, Outcome b) {
    Chance aTrue = a.canBe(true);
    Chance bTrue = b.canBe(true);
    return Outcome.of(
        aTrue.and(bTrue),
        a.canBe(false).or(b.canBe(false)),
        a.isNull().and(b.isNull().or(bTrue)).or(aTrue.and(b.isNull())));
  }

  static Outcome or(Outcome a, Outcome b) {
    return not(and(not(a), not(b)));
  }

  /** A truth value that is never NULL: whether the chance comes true. */
  static Outcome is(Chance isSo, Chance isNotSo) {
    return Outcome.of(isSo, isNotSo, Chance.NEVER);
  }

  /** A comparison by an operator of SQL. */
  enum Comparison {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    /** IS NOT DISTINCT FROM. */
    SAME,
    /** IS DISTINCT FROM. */
    DISTINCT;

    Outcome of(Outcome a, Outcome b) {
      return switch (this) {
        case EQUAL -> equal(a, b);
        case UNEQUAL -> not(equal(a, b));
        case LESS -> less(a, b);
        case GREATER -> less(b, a);
        case AT_MOST -> not(less(b, a));
        case AT_LEAST -> not(less(a, b));
        case SAME -> same(a, b);
        case DISTINCT -> not(same(a, b));
      };
    }
  }

  private static Outcome same(Outcome a, Outcome b) {
    Outcome equal = equal(a, b);
    return is(
        equal.canBe(true).or(a.isNull().and(b.isNull())),
        equal.canBe(false).or(a.isNull().and(b.isNotNull())).or(a.isNotNull().and(b.isNull())));
  }

  private static Outcome less(Outcome a, Outcome b) {
    Chance isTrue = Chance.NEVER;
    Chance isFalse = Chance.NEVER;
    for (Alternative x : a.alternatives()) {
      for (Alternative y : b.alternatives()) {
        Chance both = x.chance().and(y.chance());
        if (x.isAny() || y.isAny()) {
          isTrue = isTrue.or(both);
          isFalse = isFalse.or(both);
        } else if (x.high() < y.low()) {
          isTrue = isTrue.or(both);
        } else if (x.low() >= y.high()) {
          isFalse = isFalse.or(both);
        } else {
          isTrue = isTrue.or(both.and(Chance.MAYBE));
          isFalse = isFalse.or(both.and(Chance.MAYBE));
        }
      }
    }
    return Outcome.of(isTrue, isFalse, a.isNull().or(b.isNull()));
  }

  private static Outcome equal(Outcome a, Outcome b) {
    Chance isTrue = Chance.NEVER;
    Chance isFalse = Chance.NEVER;
    for (Alternative x : a.alternatives()) {
      for (Alternative y : b.alternatives()) {
        Chance both = x.chance().and(y.chance());
        if (x.isAny() || y.isAny()) {
          isTrue = isTrue.or(both);
          isFalse = isFalse.or(both);
        } else if (x.high() < y.low() || y.high() < x.low()) {
          isFalse = isFalse.or(both);
        } else if (x.low() == x.high() && y.low() == y.high()) {
          isTrue = isTrue.or(both);
        } else {
          isTrue = isTrue.or(both.and(Chance.MAYBE));
          isFalse = isFalse.or(both.and(Chance.MAYBE));
        }
      }
    }
    return Outcome.of(isTrue, isFalse, a.isNull().or(b.isNull()));
  }

  /** One branch of a CASE: what it gives where its condition is true. */
  record Branch(Outcome condition, Outcome value) {}

  /** A CASE; the last branch's condition is TRUE. */
  static Outcome choose(List<Branch> branches) {
    Chance reached = Chance.ALWAYS;
    List<Alternative> values = new ArrayList<>();
    Chance isNull = Chance.NEVER;
    for (Branch branch : branches) {
      Chance taken = reached.and(branch.condition.canBe(true));
      if (taken != Chance.NEVER) {
        for (Alternative value : branch.value.alternatives()) {
          if (value.chance() != Chance.NEVER) {
            values.add(value.with(taken));
          }
        }
        isNull = isNull.or(taken.and(branch.value.isNull()));
      }
      reached = reached.and(branch.condition.canBe(false).or(branch.condition.isNull()));
    }
    return Outcome.bounded(values, isNull);
  }
}
