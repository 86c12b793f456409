package io.github.zoomim.jdbc;

import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.sql.Queries;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is made of.
 *
 * @param queries prepares the statements
 * @param onQuery is run before each query is prepared
 * @param time the clock that statements run by
 * @param url the URL without its secrets, for metadata
 * @param user the name of the connected user or app, never a secret; null where there is none
 * @param ping whether queries can be expected to work, found out within a time, {@link
 *     Duration#ZERO} for no bound; any exception means no
 * @param warnings what the connection warns of from the start
 * @param onClose frees what the connection holds; run exactly once, by the thread that closes
 */
public record ConnectionContext(
    Queries queries,
    Runnable onQuery,
    TimeSource time,
    String url,
    @Nullable String user,
    Predicate<Duration> ping,
    List<String> warnings,
    Runnable onClose) {}
