package io.github.zoomim.sql.run;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.scan.TimeOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.apache.calcite.linq4j.function.Function1;
import org.jspecify.annotations.Nullable;

/**
 * {@link TimeSort} at execution. Public for the generated code's sake only.
 *
 * <p>Where few rows are taken it collects these, with all that have the last one's time, and sorts
 * them; should a row come that belongs before the one before it, it collects all. Where all are
 * taken, the oldest first, it collects those of equal time only and gives them on.
 */
public final class TimeSortedRows<T> extends AbstractEnumerable<T> {
  private final Enumerable<T> rows;
  private final Function1<T, @Nullable Object> time;
  private final @Nullable Comparator<T> further;
  private final ScanOrder order;
  private final long taken;
  private final OpenScans scans;

  private TimeSortedRows(
      Enumerable<T> rows,
      Function1<T, @Nullable Object> time,
      @Nullable Comparator<T> further,
      ScanOrder order,
      long taken,
      OpenScans scans) {
    this.rows = rows;
    this.time = time;
    this.further = further;
    this.order = order;
    this.taken = taken;
    this.scans = scans;
  }

  /**
   * The rows by time and further keys; those that are taken, at least.
   *
   * @param time the time of a row, a Long or null
   * @param comparator of rows by all keys; null where the time is the only one
   */
  public static <T> Enumerable<T> sort(
      DataContext context,
      Enumerable<T> rows,
      Function1<T, @Nullable Object> time,
      @Nullable Comparator<T> comparator,
      ScanOrder order) {
    OpenScans scans = OpenScans.of(context);
    Enumerable<T> sorted =
        new TimeSortedRows<>(
            rows,
            time,
            comparator,
            order,
            order.taken(scans.execution().limits().maxRows(), index -> context.get("?" + index)),
            scans);
    return order.isKept() ? scans.keep(order.sort(), sorted) : sorted;
  }

  @Override
  public Enumerator<T> enumerator() {
    return taken == RowLimits.NO_LIMIT && order.order() == TimeOrder.ASCENDING
        ? new Stream(rows.enumerator())
        : new Collected(rows.enumerator());
  }

  private @Nullable Long time(T row) {
    return time.apply(row) instanceof Number number ? (Long) number.longValue() : null;
  }

  private int compareTimes(T a, T b) {
    return order.order().compare(time(a), time(b));
  }

  private abstract class Sorted implements Enumerator<T> {
    final Enumerator<T> input;
    private Iterator<T> batch = Collections.emptyIterator();
    private @Nullable T current;

    Sorted(Enumerator<T> input) {
      this.input = input;
    }

    /** The next rows in order; empty after the last. */
    abstract List<T> next();

    /** A row of one column is a bare value, which may be null. */
    @Override
    public boolean moveNext() {
      if (!batch.hasNext()) {
        batch = next().iterator();
      }
      boolean isThere = batch.hasNext();
      current = isThere ? batch.next() : null;
      return isThere;
    }

    @Override
    public @Nullable T current() {
      return current;
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("sorted rows are read once");
    }

    @Override
    public void close() {
      input.close();
    }
  }

  /** Takes what is needed, then sorts it. */
  private final class Collected extends Sorted {
    private boolean done;

    Collected(Enumerator<T> input) {
      super(input);
    }

    @Override
    List<T> next() {
      List<T> all = new ArrayList<>();
      if (done || taken == 0) {
        return all;
      }
      done = true;
      boolean ordered = scans.comeInOrder(order.sort());
      while (input.moveNext()) {
        T row = input.current();
        ordered = ordered && (all.isEmpty() || compareTimes(all.get(all.size() - 1), row) <= 0);
        all.add(row);
        if (ordered && all.size() == taken) {
          scans.endAfterTies(order.sort());
          if (further == null) {
            return all;
          }
        }
      }
      all.sort(further == null ? TimeSortedRows.this::compareTimes : further);
      return all;
    }
  }

  /** Gives rows on as they come, those of equal time together. */
  private final class Stream extends Sorted {
    /** The row after those of equal time, if any; else empty. */
    private List<T> ahead = new ArrayList<>(1);

    private boolean ended;

    Stream(Enumerator<T> input) {
      super(input);
    }

    @Override
    List<T> next() {
      List<T> ties = ahead;
      ahead = new ArrayList<>(1);
      while (!ended) {
        if (!input.moveNext()) {
          ended = true;
          break;
        }
        T row = input.current();
        int step = ties.isEmpty() ? 0 : compareTimes(ties.get(0), row);
        if (step > 0) {
          throw late(time(row), time(ties.get(0)));
        }
        if (step < 0) {
          ahead.add(row);
          break;
        }
        ties.add(row);
      }
      if (further != null) {
        ties.sort(further);
      }
      return ties;
    }

    private ZoomImFailure late(@Nullable Long time, @Nullable Long before) {
      return new ZoomImFailure(
          Kind.PROTOCOL,
          "Rows ordered by last_message_sent_time are read from Zoom day by day, and a row with the"
              + " time "
              + text(time)
              + " arrived after rows up to "
              + text(before)
              + " had been returned: the requested days do not match the times. Set the property"
              + " accountTimeZone to the account's zone, or ORDER BY last_message_sent_time +"
              + " INTERVAL '0' SECOND, which reads all rows and sorts them");
    }

    private static String text(@Nullable Long time) {
      return time == null ? "NULL" : Instant.ofEpochMilli(time).toString();
    }
  }
}
