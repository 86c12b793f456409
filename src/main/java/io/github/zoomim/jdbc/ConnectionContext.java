package io.github.zoomim.jdbc;

import io.github.zoomim.execution.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is made of.
 *
 * @param queries prepares the statements
 * @param time the clock that statements run by
 * @param url the URL without its secrets, as {@code DatabaseMetaData.getURL} shows it
 * @param user who is connected, for people; null where there is no name for it, never a secret
 * @param productVersion the version of the API, such as {@code v2}
 * @param driverVersion the driver's version, such as {@code 0.1.0}
 * @param ping answers {@code Connection.isValid}
 * @param onClose frees what the connection holds; run exactly once, by the thread that closes
 */
public record ConnectionContext(
    Queries queries,
    TimeSource time,
    String url,
    @Nullable String user,
    String productVersion,
    String driverVersion,
    Ping ping,
    Runnable onClose) {

  /** Tells whether the other side still answers. */
  @FunctionalInterface
  public interface Ping {
    /** Says yes without asking. */
    Ping ASSUMED = timeout -> true;

    /**
     * Whether queries can be expected to work; any exception means no.
     *
     * @param timeout how long it may take; {@link Duration#ZERO} for no bound
     */
    boolean answers(Duration timeout);
  }
}
