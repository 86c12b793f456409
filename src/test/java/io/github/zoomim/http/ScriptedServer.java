package io.github.zoomim.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/** A server on loopback that gives the replies it was told to, in order; the last one for ever. */
public final class ScriptedServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** How one request is answered. */
  @FunctionalInterface
  public interface Reply {
    /** Answers. */
    void to(HttpExchange exchange) throws IOException;
  }

  /** A request as it came. */
  public record Request(String method, String uri, Headers headers, String body) {}

  public ScriptedServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A sender that asks it, without a proxy of its own. */
  public static HttpSender sender(Duration requestTimeout) {
    return new HttpSender(
        Duration.ofSeconds(5),
        requestTimeout,
        "test",
        new Proxies(null, 0, null, null, Duration.ZERO),
        null,
        HttpSender.MAX_BODY_BYTES);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Reply reply;
    synchronized (this) {
      requests.add(
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              exchange.getRequestHeaders(),
              body));
      reply = replies.size() > 1 ? replies.remove() : replies.element();
    }
    try (exchange) {
      reply.to(exchange);
    }
  }

  /** Adds replies to the script. */
  public ScriptedServer replies(Reply... more) {
    replies.addAll(List.of(more));
    return this;
  }

  /** The URL of a path on this server. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** What was asked so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** A JSON body; the headers as name, value, name, value. */
  public static Reply json(int status, String body, String... headers) {
    return bytes(status, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Any body. */
  public static Reply bytes(int status, byte[] body, String... headers) {
    return exchange -> {
      setHeaders(exchange, headers);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    };
  }

  /** A body cut short: so many bytes are announced, but only these come. */
  public static Reply cutShort(String body, int announced) {
    return exchange -> {
      exchange.sendResponseHeaders(200, announced);
      exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
      // Without it, newer JDKs' server closes before it has sent anything at all.
      exchange.getResponseBody().flush();
    };
  }

  /** The connection ends without an answer. */
  public static Reply hangUp() {
    return HttpExchange::close;
  }

  /** Headers and the body's start come, the rest only after the latch. */
  public static Reply stall(String start, CountDownLatch arrived, CountDownLatch release) {
    return exchange -> {
      exchange.sendResponseHeaders(200, 1_000_000);
      OutputStream out = exchange.getResponseBody();
      out.write(start.getBytes(StandardCharsets.UTF_8));
      out.flush();
      arrived.countDown();
      awaitQuietly(release);
    };
  }

  /** Nothing comes before the latch. */
  public static Reply silence(CountDownLatch arrived, CountDownLatch release) {
    return exchange -> {
      arrived.countDown();
      awaitQuietly(release);
    };
  }

  /** The bytes packed by gzip. */
  public static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void setHeaders(HttpExchange exchange, String... headers) {
    for (int i = 0; i < headers.length; i += 2) {
      exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
