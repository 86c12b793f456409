package io.github.zoomim.execution;

import java.time.Duration;
import java.time.Instant;

/**
 * One request to the API, as it ended, or rows that needed none; never holds a secret.
 *
 * @param started when it left
 * @param path such as {@code /v2/im/chat/sessions}
 * @param window the days asked for, such as {@code 2026-10-05..2026-10-06}
 * @param page which page of the window, counted from 1; 0 for whole days from memory
 * @param status the HTTP status; 0 where no answer came
 * @param rows sessions in the answer
 * @param bytes of the body as transferred
 * @param elapsed until the whole answer was there, or the request failed
 * @param attempt 1 for the first attempt, more for retries; 0 where memory served the rows
 * @param statement the SQL text that it was made for, shortened; "" where there was none
 */
public record RequestRecord(
    Instant started,
    String path,
    String window,
    int page,
    int status,
    int rows,
    long bytes,
    Duration elapsed,
    int attempt,
    String statement) {
  /** Whether the rows came from memory and cost no request. */
  public boolean isFromMemory() {
    return attempt == 0;
  }
}
