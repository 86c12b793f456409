package io.github.zoomim.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.zoomim.scan.TimeConstraint;
import org.apache.calcite.sql.SqlKind;
import org.jspecify.annotations.Nullable;

/** A comparison of two values in SQL's three-valued logic. */
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

  /** The comparison that an operator makes, or null where it makes none. */
  static @Nullable Comparison of(SqlKind kind) {
    return switch (kind) {
      case EQUALS -> EQUAL;
      case NOT_EQUALS -> UNEQUAL;
      case LESS_THAN -> LESS;
      case LESS_THAN_OR_EQUAL -> AT_MOST;
      case GREATER_THAN -> GREATER;
      case GREATER_THAN_OR_EQUAL -> AT_LEAST;
      case IS_NOT_DISTINCT_FROM -> SAME;
      case IS_DISTINCT_FROM -> DISTINCT;
      default -> null;
    };
  }

  /** The comparison that is true where this one is false; where this is unknown, so is that. */
  Comparison negated() {
    return switch (this) {
      case EQUAL -> UNEQUAL;
      case UNEQUAL -> EQUAL;
      case LESS -> AT_LEAST;
      case AT_MOST -> GREATER;
      case GREATER -> AT_MOST;
      case AT_LEAST -> LESS;
      case SAME -> DISTINCT;
      case DISTINCT -> SAME;
    };
  }

  /** The same comparison with its sides exchanged. */
  Comparison mirrored() {
    return switch (this) {
      case LESS -> GREATER;
      case AT_MOST -> AT_LEAST;
      case GREATER -> LESS;
      case AT_LEAST -> AT_MOST;
      default -> this;
    };
  }

  /** Which times satisfy this comparison with NULL. */
  TimeConstraint ofNull() {
    return switch (this) {
      case SAME -> new TimeConstraint(ImmutableRangeSet.of(), true);
      case DISTINCT -> TimeConstraint.of(Range.all());
      default -> TimeConstraint.NOTHING;
    };
  }
}
