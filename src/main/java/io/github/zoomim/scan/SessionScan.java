package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/** A running scan: sessions one by one, each once, no page before it is needed. For one thread. */
public final class SessionScan implements AutoCloseable {
  /** The next session, or null after the last one; may block for a request. */
  public @Nullable Session next() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
