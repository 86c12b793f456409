package io.github.zoomim.sql.time;

import java.util.function.BinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** SQL's three-valued logic over what may be. */
final class ThreeValuedLogic {
  private ThreeValuedLogic() {}

  static ValueSet not(ValueSet a) {
    boolean isTrue = a.canBeFalse();
    boolean isFalse = a.canBeTrue();
    return ValueSet.truth(isTrue, isFalse, a.hasNull());
  }

  static ValueSet and(ValueSet a, ValueSet b) {
    return ValueSet.truth(
        a.canBeTrue() && b.canBeTrue(),
        a.canBeFalse() || b.canBeFalse(),
        (a.hasNull() && (b.hasNull() || b.canBeTrue())) || (a.canBeTrue() && b.hasNull()));
  }

  static ValueSet or(ValueSet a, ValueSet b) {
    return not(and(not(a), not(b)));
  }

  static ValueSet isTrue(ValueSet a) {
    return ValueSet.truth(a.canBeTrue(), a.canBeFalse() || a.hasNull(), false);
  }

  static ValueSet isFalse(ValueSet a) {
    return isTrue(not(a));
  }

  static ValueSet isNull(ValueSet a) {
    return ValueSet.truth(a.hasNull(), a.hasValue(), false);
  }

  /** A comparison; null for another kind of operator. */
  static @Nullable BinaryOperator<ValueSet> comparison(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> ThreeValuedLogic::equal;
      case NOT_EQUALS -> (a, b) -> not(equal(a, b));
      case LESS_THAN -> ThreeValuedLogic::less;
      case LESS_THAN_OR_EQUAL -> (a, b) -> not(less(b, a));
      case GREATER_THAN -> (a, b) -> less(b, a);
      case GREATER_THAN_OR_EQUAL -> (a, b) -> not(less(a, b));
      case IS_NOT_DISTINCT_FROM -> ThreeValuedLogic::same;
      case IS_DISTINCT_FROM -> (a, b) -> not(same(a, b));
      default -> null;
    };
  }

  private static ValueSet same(ValueSet a, ValueSet b) {
    ValueSet equal = equal(a, b);
    return ValueSet.truth(
        equal.canBeTrue() || (a.hasNull() && b.hasNull()),
        equal.canBeFalse() || (a.hasNull() && b.hasValue()) || (a.hasValue() && b.hasNull()),
        false);
  }

  private static ValueSet less(ValueSet a, ValueSet b) {
    return compare(a, b, (x, y) -> x.low() < y.high(), (x, y) -> x.high() >= y.low());
  }

  private static ValueSet equal(ValueSet a, ValueSet b) {
    return compare(a, b, Interval::meets, (x, y) -> !(x.isSingle() && y.isSingle() && x.meets(y)));
  }

  /** Whether a comparison of two intervals can have some truth. */
  @FunctionalInterface
  private interface Possibility {
    boolean of(Interval a, Interval b);
  }

  private static ValueSet compare(
      ValueSet a, ValueSet b, Possibility canBeTrue, Possibility canBeFalse) {
    boolean isTrue = false;
    boolean isFalse = false;
    for (Interval x : a.intervals()) {
      for (Interval y : b.intervals()) {
        isTrue |= canBeTrue.of(x, y);
        isFalse |= canBeFalse.of(x, y);
      }
    }
    return ValueSet.truth(
        isTrue,
        isFalse,
        (a.hasNull() && (b.hasNull() || b.hasValue())) || (a.hasValue() && b.hasNull()));
  }
}
