package io.github.zoomim.spec;

/**
 * Some columns of a table, by their positions.
 *
 * @param bits one bit for each of up to 64 columns
 */
public record ColumnSet(long bits) {
  /** Every column, of whichever table. */
  public static final ColumnSet ALL = new ColumnSet(-1);

  /** The columns at these positions. */
  public static ColumnSet of(Iterable<Integer> positions) {
    ColumnSet columns = new ColumnSet(0);
    for (int position : positions) {
      columns = columns.with(position);
    }
    return columns;
  }

  /** These and one more. */
  public ColumnSet with(int position) {
    return new ColumnSet(bits | 1L << position);
  }

  /** Whether the column is one of them. */
  public boolean contains(int position) {
    return (bits >> position & 1) != 0;
  }
}
