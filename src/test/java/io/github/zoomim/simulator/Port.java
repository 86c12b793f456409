package io.github.zoomim.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A port that can refuse connections for a while. */
final class Port implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpListener.Handler handler;
  private final int number;
  private HttpListener listener;
  private @Nullable Socket placeholder;
  private boolean closed;

  Port(HttpListener.Handler handler) throws IOException {
    this.handler = handler;
    this.listener = new HttpListener(0, handler);
    this.number = listener.port();
  }

  int number() {
    return number;
  }

  /** Ends all connections and lets further ones be refused until {@link #accept}. */
  synchronized void refuse() {
    if (placeholder != null) {
      return;
    }
    listener.close();
    // The caller may be one of the threads that were just interrupted.
    boolean interrupted = Thread.interrupted();
    placeholder = reserve();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Bound and not listening: connections are refused, and nobody else is given the port. */
  private Socket reserve() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Socket socket = new Socket();
      try {
        socket.setReuseAddress(true);
        socket.bind(HttpListener.address(number));
        return socket;
      } catch (IOException e) {
        closeQuietly(socket);
        // The system keeps a closed listener for as long as a thread is still in its accept.
        if (System.nanoTime() > end) {
          throw new UncheckedIOException(e);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  synchronized void accept() {
    if (placeholder != null && !closed) {
      try {
        listener = new HttpListener(number, handler);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      closeQuietly(placeholder);
      placeholder = null;
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    listener.close();
    if (placeholder != null) {
      closeQuietly(placeholder);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
