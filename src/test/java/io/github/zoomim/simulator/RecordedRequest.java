package io.github.zoomim.simulator;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as the simulator saw it; never holds a credential.
 *
 * @param number counted from 1 in order of arrival, anew after the log was cleared
 * @param at when it arrived, by the simulator's clock
 * @param query the decoded parameters; the first value where one was sent twice
 * @param rawQuery the query as it was sent, "" without one
 * @param headers {@code Accept}, {@code Accept-Encoding}, {@code User-Agent}, as far as sent
 * @param status the status answered; 0 while there is none, and for good if the connection broke
 *     before it
 * @param rows how many sessions the answer held
 */
public record RecordedRequest(
    int number,
    Instant at,
    String method,
    String path,
    Map<String, String> query,
    String rawQuery,
    Map<String, String> headers,
    int status,
    int rows) {

  /** The requested days, such as {@code 2026-10-05..2026-10-06}. */
  public String window() {
    return query.get("from") + ".." + query.get("to");
  }

  /** The page size asked for; 30, Zoom's default, where none or no number was sent. */
  public int pageSize() {
    try {
      return Integer.parseInt(query.getOrDefault("page_size", "30"));
    } catch (NumberFormatException e) {
      return 30;
    }
  }

  /** The page token sent; null on a window's first page. */
  public @Nullable String pageToken() {
    return query.get("next_page_token");
  }

  /** Whether no page token was sent. */
  public boolean isFirstPage() {
    return pageToken() == null;
  }

  RecordedRequest answered(int answeredStatus, int answeredRows) {
    return new RecordedRequest(
        number, at, method, path, query, rawQuery, headers, answeredStatus, answeredRows);
  }
}
