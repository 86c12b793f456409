package io.github.zoomim.jdbc;

import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.jdbc.metadata.Product;
import io.github.zoomim.sql.Queries;
import java.time.Duration;
import java.util.List;

/**
 * What a connection is made of.
 *
 * @param queries prepares the statements
 * @param time the clock that statements run by
 * @param product what it leads to, for metadata
 * @param ping answers {@code Connection.isValid}
 * @param warnings what the connection warns of from the start
 * @param onClose frees what the connection holds; run exactly once, by the thread that closes
 */
public record ConnectionContext(
    Queries queries,
    TimeSource time,
    Product product,
    Ping ping,
    List<String> warnings,
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
