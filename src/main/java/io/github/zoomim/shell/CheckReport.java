package io.github.zoomim.shell;

import io.github.zoomim.api.Probe;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came back from the one request of {@code --check}.
 *
 * @param probe what the API answered; null where it didn't
 * @param failure why it didn't, for people and without secrets; null where it did
 * @param failureAtToken whether it failed before the API was asked, while a token was fetched
 * @param receivedAt this machine's clock when the answer came
 */
record CheckReport(
    @Nullable Probe probe, @Nullable String failure, boolean failureAtToken, Instant receivedAt) {}
