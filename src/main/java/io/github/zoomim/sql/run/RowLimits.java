package io.github.zoomim.sql.run;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * LIMIT and OFFSET at execution. Unlike the engine's own, a limit that is reached asks its input
 * for nothing more: one row too many can cost a request, or, under a predicate, all of them. Public
 * for the generated code's sake only.
 */
public final class RowLimits {
  /** No limit. */
  public static final long NO_LIMIT = Long.MAX_VALUE;

  private RowLimits() {}

  /** The rows after {@code offset}, at most {@code fetch} of them. */
  public static <T> Enumerable<T> limit(Enumerable<T> rows, long offset, long fetch) {
    return new AbstractEnumerable<>() {
      @Override
      public Enumerator<T> enumerator() {
        return new LimitedEnumerator<>(rows.enumerator(), offset, fetch);
      }
    };
  }

  /**
   * The value of a LIMIT.
   *
   * @throws ZoomImFailure for NULL or a negative number
   */
  public static long fetch(@Nullable Object value) {
    return count(value, Kind.BAD_LIMIT, "LIMIT");
  }

  /**
   * The value of an OFFSET.
   *
   * @throws ZoomImFailure for NULL or a negative number
   */
  public static long offset(@Nullable Object value) {
    return count(value, Kind.BAD_OFFSET, "OFFSET");
  }

  private static long count(@Nullable Object value, Kind failure, String clause) {
    if (!(value instanceof Number number) || number.longValue() < 0) {
      throw new ZoomImFailure(failure, clause + " takes a whole number of 0 or more, not " + value);
    }
    return number.longValue();
  }

  private static final class LimitedEnumerator<T> implements Enumerator<T> {
    private final Enumerator<T> rows;
    private final long fetch;
    private long toSkip;
    private long taken;

    LimitedEnumerator(Enumerator<T> rows, long offset, long fetch) {
      this.rows = rows;
      this.toSkip = offset;
      this.fetch = fetch;
    }

    @Override
    public boolean moveNext() {
      if (taken >= fetch) {
        return false;
      }
      for (; toSkip > 0; toSkip--) {
        if (!rows.moveNext()) {
          return false;
        }
      }
      taken++;
      return rows.moveNext();
    }

    @Override
    public T current() {
      return rows.current();
    }

    @Override
    public void reset() {
      throw new UnsupportedOperationException("a limit is read once");
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
