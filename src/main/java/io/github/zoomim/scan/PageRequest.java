package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/**
 * What one request asks for.
 *
 * @param pageSize 1 to 300; the same for all pages of a chain
 * @param page which page of the window, counted from 1
 * @param pageToken the {@code next_page_token} of the page before; null for a window's first page
 */
public record PageRequest(DateWindow window, int pageSize, int page, @Nullable String pageToken) {
  /** A window's first page. */
  public static PageRequest first(DateWindow window, int pageSize) {
    return new PageRequest(window, pageSize, 1, null);
  }
}
