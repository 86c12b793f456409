package io.github.zoomim.sql;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import org.apache.calcite.rel.type.RelDataType;
import org.jspecify.annotations.Nullable;

/** What a predicate looks at of the time: itself, its day or month, its year's number. */
sealed interface TimeView permits TimeGrain, TimePart {
  /** The times that show as a value of the range. */
  ImmutableRangeSet<Long> preimage(Range<Long> values);

  /** Whether values of the type can be compared with what is seen. */
  boolean comparesWith(RelDataType type);

  /**
   * A constant's value as this view's ranges count it; null for NULL.
   *
   * @param constant in the engine's form
   */
  @Nullable Long value(@Nullable Object constant);
}
