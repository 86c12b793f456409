package io.github.zoomim.simulator;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * An HTTP/1.1 server on the loopback address, a daemon thread for each connection.
 *
 * <p>Not the JDK's own: that one sends head and body apart with Nagle's algorithm on, which costs
 * 40 ms a page unless a system property of the whole process turns it off; its dispatcher keeps a
 * process alive; and the tests have to cut an answer at any byte.
 */
final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 256;

  private final ServerSocket server;
  private final Handler handler;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "zoomim-simulator");
            thread.setDaemon(true);
            return thread;
          });

  /** What answers requests; called by many threads at once, and interrupted by the end. */
  @FunctionalInterface
  interface Handler {
    /**
     * Writes the answer.
     *
     * @return whether the connection can take another request
     */
    boolean answer(HttpRequest request, Socket socket) throws IOException, InterruptedException;
  }

  /** Serves from here on, on any free port where the port is 0. */
  HttpListener(int port, Handler handler) throws IOException {
    this.handler = handler;
    this.server = new ServerSocket();
    server.setReuseAddress(true);
    try {
      server.bind(address(port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw new IOException(
          "Cannot listen on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
    }
    threads.execute(this::accept);
  }

  static InetSocketAddress address(int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Ends it at once: connections break off, threads are interrupted. */
  @Override
  public void close() {
    threads.shutdownNow();
    closeQuietly(server);
    connections.forEach(HttpListener::closeQuietly);
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        threads.execute(() -> serve(socket));
      } catch (IOException | RejectedExecutionException e) {
        // Closed, or one connection failed before it began.
      }
    }
    close();
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      HttpRequest request = HttpRequest.read(in);
      while (request != null && handler.answer(request, socket)) {
        request = HttpRequest.read(in);
      }
    } catch (IOException e) {
      // The client broke off or spoke no HTTP: its connection ends, which is all it can be told.
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
      // The connection is closed in any case.
    }
  }
}
