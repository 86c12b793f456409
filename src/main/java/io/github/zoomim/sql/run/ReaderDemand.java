package io.github.zoomim.sql.run;

import com.google.common.math.LongMath;
import io.github.zoomim.scan.Demand;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What the plan above a scan is going to take of it: the limits that its rows stream through.
 *
 * @param limits LIMIT and OFFSET above the scan with nothing between that drops or needs rows,
 *     outermost first
 * @param reachesRoot whether the rows stream to the query's result, so that the statement's row
 *     limit counts like a LIMIT
 * @param beyondFilter what is demanded of the predicate that stands above, where one does; how many
 *     rows it needs to be satisfied nobody knows
 */
record ReaderDemand(List<Limit> limits, boolean reachesRoot, @Nullable ReaderDemand beyondFilter) {
  /** All rows: a sort, an aggregate or a join reads them. */
  static final ReaderDemand EVERYTHING = new ReaderDemand(List.of(), false, null);

  /** The query's result itself. */
  static final ReaderDemand ROOT = new ReaderDemand(List.of(), true, null);

  /** One LIMIT and OFFSET; null where not given. */
  record Limit(@Nullable RexNode offset, @Nullable RexNode fetch) {
    @Override
    public String toString() {
      return (fetch == null ? "" : "limit " + fetch)
          + (fetch == null || offset == null ? "" : " ")
          + (offset == null ? "" : "offset " + offset);
    }
  }

  /** What is demanded below a LIMIT. */
  ReaderDemand below(Limit limit) {
    List<Limit> all = new ArrayList<>(limits);
    all.add(limit);
    return new ReaderDemand(List.copyOf(all), reachesRoot, beyondFilter);
  }

  /** What is demanded below a predicate. */
  ReaderDemand belowFilter() {
    return equals(EVERYTHING) ? EVERYTHING : new ReaderDemand(List.of(), false, this);
  }

  /** Whether a LIMIT stands above, whatever its value. */
  boolean isLimited() {
    return limits.stream().anyMatch(limit -> limit.fetch != null)
        || (beyondFilter != null && beyondFilter.isLimited());
  }

  /**
   * The demand of one execution.
   *
   * @param maxRows the statement's row limit; 0 for none
   * @param parameters the value of a parameter by its index
   */
  Demand resolve(long maxRows, IntFunction<@Nullable Object> parameters) {
    long needed = reachesRoot && maxRows > 0 ? maxRows : RowLimits.NO_LIMIT;
    for (Limit limit : limits) {
      long fetch =
          limit.fetch == null
              ? RowLimits.NO_LIMIT
              : RowLimits.fetch(value(limit.fetch, parameters));
      long offset = limit.offset == null ? 0 : RowLimits.offset(value(limit.offset, parameters));
      needed = LongMath.saturatedAdd(Math.min(needed, fetch), offset);
    }
    if (needed != RowLimits.NO_LIMIT) {
      return new Demand.AtMost(needed);
    }
    boolean few =
        beyondFilter != null
            && !(beyondFilter.resolve(maxRows, parameters) instanceof Demand.Everything);
    return few ? new Demand.Few() : new Demand.Everything();
  }

  private static @Nullable Object value(RexNode node, IntFunction<@Nullable Object> parameters) {
    return node instanceof RexDynamicParam parameter
        ? parameters.apply(parameter.getIndex())
        : ((RexLiteral) node).getValueAs(BigDecimal.class);
  }

  @Override
  public String toString() {
    return limits.stream().map(Limit::toString).collect(Collectors.joining(" of "))
        + (beyondFilter == null || beyondFilter.toString().isEmpty()
            ? ""
            : beyondFilter + " after the filter");
  }
}
