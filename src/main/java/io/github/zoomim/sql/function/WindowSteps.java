package io.github.zoomim.sql.function;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import org.jspecify.annotations.Nullable;

/** The place of NTH_VALUE's row in its frame. Public for the generated code's sake only. */
public final class WindowSteps {
  private WindowSteps() {}

  /** How many rows after the first one the row is that has this number; before it for NULL. */
  public static int to(@Nullable Number number) {
    if (number == null) {
      return -1;
    }
    if (number.longValue() < 1) {
      throw new ZoomImFailure(
          Kind.BAD_ROW_NUMBER, "NTH_VALUE counts rows from 1; there is no row number " + number);
    }
    return (int) Math.min(number.longValue() - 1, Integer.MAX_VALUE / 2);
  }
}
