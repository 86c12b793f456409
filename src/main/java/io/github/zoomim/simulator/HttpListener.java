package io.github.zoomim.simulator;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A plain HTTP/1.1 server on the loopback address, a daemon thread for each connection.
 *
 * <p>Not the JDK's own HTTP server: that one can neither reset a connection nor cut a chunked body,
 * and it sends head and body apart with Nagle's algorithm on, which can delay an answer by 40 ms.
 */
final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 256;
  private static final int RESERVING_ATTEMPTS = 2_000;

  private volatile ServerSocket server;
  private @Nullable Socket placeholder;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "zoomim-simulator");
            thread.setDaemon(true);
            return thread;
          });

  /** What answers requests; called by many threads at once. */
  @FunctionalInterface
  interface Handler {
    WireReply answer(WireRequest request) throws InterruptedException;
  }

  /** Listens at once; serves after {@link #start}. */
  HttpListener(int port, Handler handler) throws IOException {
    this.handler = handler;
    this.server = open(port);
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket opened = new ServerSocket();
    opened.setReuseAddress(true);
    try {
      opened.bind(address(port), BACKLOG);
      return opened;
    } catch (IOException e) {
      opened.close();
      throw new IOException("Port " + port + " of 127.0.0.1 can't be opened: " + e.getMessage(), e);
    }
  }

  private static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  /** Ends all connections and lets further ones be refused until {@link #listenAgain}. */
  synchronized void refuse() throws IOException {
    if (server.isClosed()) {
      return;
    }
    int port = server.getLocalPort();
    server.close();
    placeholder = reserve(port);
    connections.forEach(HttpListener::closeQuietly);
  }

  /** Bound and not listening: connections are refused, and nobody else is given the port. */
  private Socket reserve(int port) throws IOException {
    for (int attempt = 1; ; attempt++) {
      Socket socket = new Socket();
      try {
        socket.setReuseAddress(true);
        socket.bind(address(port));
        return socket;
      } catch (IOException e) {
        socket.close();
        // The system keeps a closed listener for as long as a thread is still in its accept.
        if (attempt == RESERVING_ATTEMPTS) {
          throw e;
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  synchronized void listenAgain() throws IOException {
    if (placeholder != null && closed.getCount() > 0) {
      server = open(placeholder.getLocalPort());
      placeholder.close();
      placeholder = null;
      start();
    }
  }

  void start() {
    ServerSocket listening = server;
    threads.execute(() -> accept(listening));
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits in real time; ends early, by an interrupt, when the listener closes. */
  void pause(Duration duration) throws InterruptedException {
    if (!duration.isZero() && closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("The simulator was closed");
    }
  }

  @Override
  public synchronized void close() {
    closed.countDown();
    closeQuietly(server);
    if (placeholder != null) {
      closeQuietly(placeholder);
    }
    connections.forEach(HttpListener::closeQuietly);
    threads.shutdownNow();
  }

  private void accept(ServerSocket listening) {
    while (!listening.isClosed()) {
      try {
        Socket socket = listening.accept();
        connections.add(socket);
        if (listening.isClosed()) {
          closeQuietly(socket);
          return;
        }
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        if (listening.isClosed()) {
          return;
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      WireReader reader = new WireReader(new BufferedInputStream(socket.getInputStream()));
      WireWriter writer =
          new WireWriter(new BufferedOutputStream(socket.getOutputStream(), 16_384), this::pause);
      WireRequest request = reader.next();
      while (request != null) {
        WireReply reply = handler.answer(request);
        writer.write(reply, request.wantsClose());
        if (reply.delivery().breaksConnection()) {
          if (reply.delivery().resetsConnection()) {
            socket.setSoLinger(true, 0);
          }
          return;
        }
        request = request.wantsClose() ? null : reader.next();
      }
    } catch (IOException | NumberFormatException e) {
      // The client broke off or spoke no HTTP: its connection ends, which is all it can be told.
      closeQuietly(socket);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(socket);
    }
  }

  private static void closeQuietly(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // Closing is all that was wanted; there is nothing left to lose.
      return;
    }
  }
}
