package io.github.zoomim.sql.time;

/** Names of the dialect's own operators that pushdown looks through. */
public final class DialectOperators {
  /** A timestamp with fewer digits of its second. */
  public static final String CUT_TIMESTAMP = "CUT_TIMESTAMP";

  /** Whether a value is in a {@link ValueList}. */
  public static final String IN_LIST = "IN_LIST";

  /** The milliseconds since 1970 of a timestamp, or those of an interval. */
  public static final String MILLISECONDS = "EPOCH_MILLISECONDS";

  /** A number that is checked to be finite. */
  public static final String FINITE = "FINITE";

  /** A double as the nearest whole number, the even one of two. */
  public static final String NEAREST = "NEAREST";

  /** A double divided by another. */
  public static final String QUOTIENT = "QUOTIENT";

  private DialectOperators() {}
}
