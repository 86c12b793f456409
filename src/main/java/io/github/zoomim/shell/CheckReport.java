package io.github.zoomim.shell;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came back from the one request of {@code --check}.
 *
 * @param status the HTTP status of the API's answer; 0 where none came, be it for the connection or
 *     because there was no token to ask with
 * @param zoomCode {@code code} in an error's body; null without one
 * @param zoomMessage {@code message} in an error's body; null without one
 * @param rateCategory {@code X-RateLimit-Category}; null where absent, as for the next four
 * @param rateType {@code X-RateLimit-Type}
 * @param rateLimit {@code X-RateLimit-Limit}
 * @param rateRemaining {@code X-RateLimit-Remaining}
 * @param retryAfter {@code Retry-After} as it came
 * @param serverDate the {@code Date} header; null where absent
 * @param receivedAt this machine's clock when the answer came
 * @param elapsed from sending the request to its answer
 * @param rows sessions in the answer
 * @param failure why there was no answer, or why a good one could not be read, for people and
 *     without secrets; null where neither was so
 * @param failureAtToken whether it failed before the API was asked, while a token was fetched
 */
record CheckReport(
    int status,
    @Nullable Integer zoomCode,
    @Nullable String zoomMessage,
    @Nullable String rateCategory,
    @Nullable String rateType,
    @Nullable String rateLimit,
    @Nullable String rateRemaining,
    @Nullable String retryAfter,
    @Nullable Instant serverDate,
    Instant receivedAt,
    Duration elapsed,
    int rows,
    @Nullable String failure,
    boolean failureAtToken) {}
