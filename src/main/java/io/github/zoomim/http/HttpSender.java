package io.github.zoomim.http;

import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.DaemonThreads;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.Waits;
import io.github.zoomim.execution.ZoomImFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through one {@link HttpClient}, and blocks until the whole answer is there. The
 * wait ends at once, and the exchange is aborted, when the execution is stopped, its deadline
 * passes or the thread is interrupted. Safe for many threads; nothing needs closing, for an
 * unreferenced client ends its threads itself.
 *
 * <p>The JDK's client itself repeats, once and unseen, a GET whose connection closes before the
 * first byte of an answer: a connection kept open too long can't be told from a server that fails.
 *
 * <p>HTTP/1.1, so that aborting an exchange closes its own connection and touches no other. No
 * redirect is followed: a token must not reach a host that nobody named.
 */
public final class HttpSender {
  /** The largest body that is read, compressed or not: 32 MB. */
  public static final int MAX_BODY_BYTES = 32 << 20;

  private static final byte[] NOTHING = {};

  /** What builds a client, too: the client's own thread lives long and inherits from that. */
  private static final Executor THREADS = DaemonThreads.pool("zoomim-http", Duration.ofSeconds(1));

  private final Duration requestTimeout;
  private final String userAgent;
  private final int maxBodyBytes;
  private final Proxies proxies;
  private final HttpClient.Builder client;
  private @Nullable CompletableFuture<HttpClient> building;
  private @Nullable ClockDifference clockDifference;

  /**
   * A sender; builds no client before it is needed.
   *
   * @param connectTimeout how long a connection may take to open
   * @param requestTimeout how long a whole exchange may take, from the first byte sent to the last
   *     one read
   * @param userAgent the header's value; characters that a header can't hold become {@code ?}
   * @param tls what certificates are trusted; null for the JVM's
   * @param maxBodyBytes the largest body that is read, before and after unpacking
   */
  public HttpSender(
      Duration connectTimeout,
      Duration requestTimeout,
      String userAgent,
      Proxies proxies,
      @Nullable SSLContext tls,
      int maxBodyBytes) {
    this.requestTimeout = requestTimeout;
    this.userAgent = userAgent.replaceAll("[^\\x20-\\x7e]", "?");
    this.maxBodyBytes = maxBodyBytes;
    this.proxies = proxies;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(THREADS)
            .connectTimeout(connectTimeout);
    proxies.configure(client);
    if (tls != null) {
      client.sslContext(tls);
    }
  }

  /** Starts to build the client, which takes some 300 ms, and doesn't wait for it. */
  public void warmUp() {
    var unused = client();
  }

  /** Lets go of the client, whose thread ends then; the next call builds another. */
  public synchronized void rest() {
    building = null;
  }

  /**
   * Sends the call once and waits for the whole answer, whatever its status.
   *
   * @throws TransientFailure when the server could not be reached, broke off, or took too long
   * @throws ZoomImFailure when the execution is stopped, and for faults that no repeat would cure
   */
  public HttpAnswer send(HttpCall given, Execution execution) throws TransientFailure {
    execution.check();
    Instant sentAt = execution.time().now();
    long start = System.nanoTime();
    URI uri = given.request().build().uri();
    HttpCall call = given.hiding(proxies.secrets(uri));
    TransportFaults faults = new TransportFaults(call, uri, proxies);
    HttpRequest.Builder request =
        call.request()
            .setHeader("User-Agent", userAgent)
            .setHeader("Accept", "application/json")
            .setHeader("Accept-Encoding", "gzip");
    proxies.authorise(request, uri);
    HttpResponse<byte[]> response = exchange(request.build(), faults, execution);
    if (response.statusCode() == 407) {
      throw faults.proxyAuthentication(response.headers().allValues("Proxy-Authenticate"));
    }
    Instant date = learnTime(response, sentAt, execution);
    byte[] sent = Objects.requireNonNullElse(response.body(), NOTHING);
    byte[] body = NOTHING;
    try {
      String encoding = response.headers().firstValue("Content-Encoding").orElse("");
      body = unpack(encoding, sent, maxBodyBytes);
    } catch (IOException e) {
      // Of a failure the status says enough.
      if (response.statusCode() / 100 == 2) {
        throw faults.explain(e);
      }
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    return new HttpAnswer(
        call, response.statusCode(), response.headers(), body, sent.length, elapsed, date);
  }

  /**
   * The body unpacked as its {@code Content-Encoding} says; "" for none.
   *
   * @throws UnreadableBody when it would be larger than the cap, or has another encoding
   * @throws IOException when it isn't what its header says, or was cut short or damaged
   */
  private static byte[] unpack(String contentEncoding, byte[] body, int maxBytes)
      throws IOException {
    String encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      // An error without a body may still carry the header.
      case "gzip", "x-gzip" -> body.length == 0 ? body : gunzip(body, maxBytes);
      default -> throw new UnreadableBody("in the Content-Encoding " + encoding);
    };
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      // Asks for a byte more, so that the end is met and with it the checksum.
      byte[] plain = in.readNBytes(maxBytes + 1);
      if (plain.length > maxBytes) {
        throw UnreadableBody.tooLarge(maxBytes);
      }
      return plain;
    }
  }

  /** How far the server's clock is ahead of this machine's; null while no answer has told. */
  public synchronized @Nullable ClockDifference clockDifference() {
    return clockDifference;
  }

  /** Learns the difference of the clocks from an answer, and gives the server's time of it. */
  private synchronized Instant learnTime(
      HttpResponse<?> answer, Instant sentAt, Execution execution) {
    Instant now = execution.time().now();
    ClockDifference held = Objects.requireNonNullElse(clockDifference, ClockDifference.NONE);
    Instant date = HttpDate.parse(answer.headers().firstValue("Date").orElse(""));
    if (date == null) {
      return held.serverTime(now);
    }
    clockDifference = held.corrected(sentAt, date, now);
    String warning = clockDifference.warning();
    if (warning != null) {
      execution.warn(warning);
    }
    return date;
  }

  private HttpResponse<byte[]> exchange(
      HttpRequest request, TransportFaults faults, Execution execution) throws TransientFailure {
    Duration limit = limit(execution.limits().requestTimeout());
    // Not sendAsync: with two processors or fewer it starts a thread for each answer.
    FutureTask<HttpResponse<byte[]>> exchange =
        new FutureTask<>(
            () -> client().get().send(request, answer -> CappedBody.of(answer, maxBodyBytes)));
    THREADS.execute(exchange);
    try {
      return Waits.await(exchange, limit, execution);
    } catch (TimeoutException e) {
      // The exchange was cancelled with the wait.
      throw faults.timedOut(
          limit, limit.equals(requestTimeout) ? "requestTimeout" : "the network timeout");
    } catch (ExecutionException e) {
      throw faults.explain(original(e));
    }
  }

  /** The client throws a copy of what failed, often without its type. */
  private static Throwable original(ExecutionException failure) {
    Throwable thrown = Objects.requireNonNullElse(failure.getCause(), failure);
    return Objects.requireNonNullElse(thrown.getCause(), thrown);
  }

  private Duration limit(Duration ofThisRun) {
    boolean shorter = !ofThisRun.isZero() && ofThisRun.compareTo(requestTimeout) < 0;
    return shorter ? ofThisRun : requestTimeout;
  }

  /** The client, built once. */
  private synchronized Future<HttpClient> client() {
    if (building == null || building.isCompletedExceptionally()) {
      building = CompletableFuture.supplyAsync(client::build, THREADS);
    }
    return building;
  }
}
