package io.github.zoomim.scan;

import io.github.zoomim.spec.ColumnSet;
import org.jspecify.annotations.Nullable;

/**
 * What one request asks for.
 *
 * @param pageSize 1 to 300; the same for all pages of a chain
 * @param page which page of the window, counted from 1
 * @param pageToken the {@code next_page_token} of the page before; null for a window's first page
 * @param columns what is wanted of each session; the others may be null in the page
 */
public record PageRequest(
    DateWindow window, int pageSize, int page, @Nullable String pageToken, ColumnSet columns) {
  /** A page with every column. */
  public PageRequest(DateWindow window, int pageSize, int page, @Nullable String pageToken) {
    this(window, pageSize, page, pageToken, ColumnSet.ALL);
  }

  /** A window's first page, with every column. */
  public static PageRequest first(DateWindow window, int pageSize) {
    return new PageRequest(window, pageSize, 1, null);
  }

  /** The same page with every column, for one who keeps it for others. */
  public PageRequest forAllColumns() {
    return new PageRequest(window, pageSize, page, pageToken);
  }
}
