package io.github.zoomim.sql.run;

import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.TimeOrder;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The order of time in which a scan's reader needs the rows. Public for the generated code's sake
 * only.
 *
 * @param order what is worked for, if it is of any use
 * @param sorted what is taken of the sorted rows
 * @param sort which {@link TimeSort} of the plan is the reader; the same number for the same rows
 * @param isKept whether the sorted rows may be read again
 */
public record ScanOrder(TimeOrder order, ReaderDemand sorted, int sort, boolean isKept) {
  /** In any. */
  static final ScanOrder ANY = new ScanOrder(TimeOrder.ANY, ReaderDemand.EVERYTHING, -1, false);

  /** How many of the sorted rows one execution takes. */
  long taken(long maxRows, IntFunction<@Nullable Object> parameters) {
    return sorted.resolve(maxRows, parameters) instanceof Demand.AtMost limit
        ? limit.count()
        : RowLimits.NO_LIMIT;
  }

  /**
   * The order to ask the scan for. Who takes all rows, the latest first, gets the first one after
   * the last was read, for sessions move to the newest day meanwhile: so they may come in any.
   */
  TimeOrder resolve(long maxRows, IntFunction<@Nullable Object> parameters) {
    boolean all = taken(maxRows, parameters) == RowLimits.NO_LIMIT;
    return order == TimeOrder.DESCENDING && all ? TimeOrder.ANY : order;
  }

  /** In words; "" for any. */
  public static String text(TimeOrder order) {
    return switch (order) {
      case ANY -> "";
      case ASCENDING -> "oldest first";
      case DESCENDING -> "latest first";
    };
  }

  @Override
  public String toString() {
    return text(order);
  }
}
