package io.github.zoomim.scan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the API's answer.
 *
 * @param from the echoed start day; null where absent or not in the form {@code yyyy-mm-dd}
 * @param to the echoed end day; null likewise
 * @param nextPageToken the next page's token; null on the last page (absent, null or "" alike)
 * @param sessions the page's rows in the API's order, possibly none
 */
public record SessionPage(
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    @Nullable String nextPageToken,
    List<Session> sessions) {
  /** Takes an empty token for none. */
  public SessionPage {
    if (nextPageToken != null && nextPageToken.isEmpty()) {
      nextPageToken = null;
    }
  }
}
