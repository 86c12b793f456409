package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/**
 * What one request asks for.
 *
 * @param pageSize 1 to 300; the same for all pages of a chain
 * @param pageToken the {@code next_page_token} of the page before; null for a window's first page
 */
public record PageRequest(DateWindow window, int pageSize, @Nullable String pageToken) {}
