package io.github.zoomim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.common.primitives.Bytes;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
final class HttpSenderTest {
  private static final String SECRET = "s3cr3t-t0ken";
  private static final Executor THREADS = task -> new Thread(task).start();

  private final ScriptedServer server = new ScriptedServer();
  private final Execution execution = Execution.unlimited(TimeSource.system());
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    server.close();
  }

  @Test
  void asksForGzipAndUnpacksIt() throws TransientFailure {
    byte[] packed = ScriptedServer.gzip("{\"a\":\"" + "é".repeat(5000) + "\"}");
    server.replies(ScriptedServer.bytes(200, packed, "Content-Encoding", "gzip"));

    HttpAnswer answer = send(sender(1 << 20), execution);

    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).hasSize(5008);
    assertThat(answer.transferredBytes()).isEqualTo(packed.length);
    assertThat(server.requests().get(0).headers())
        .containsEntry("Accept-encoding", List.of("gzip"))
        .containsEntry("Accept", List.of("application/json"))
        .containsEntry("User-agent", List.of("zoomim-jdbc test?"));
  }

  @Test
  void takesACutOrDamagedGzipBodyForAPassingFault() {
    byte[] packed = ScriptedServer.gzip("{\"sessions\":[]}");
    byte[] damaged = packed.clone();
    damaged[packed.length - 6] ^= 1;
    server.replies(
        ScriptedServer.bytes(
            200, Arrays.copyOf(packed, packed.length - 5), "Content-Encoding", "gzip"),
        ScriptedServer.bytes(200, damaged, "Content-Encoding", "gzip"),
        ScriptedServer.bytes(200, new byte[] {'{', '}'}, "Content-Encoding", "gzip"));
    HttpSender sender = sender(1 << 20);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> send(sender, execution)).isInstanceOf(TransientFailure.class);
    }
  }

  @Test
  void takesABodyCutShortForAPassingFault() {
    server.replies(ScriptedServer.cutShort("{\"sess", 500));

    assertThatThrownBy(() -> send(sender(1 << 20), execution))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.CONNECTION))
        .hasMessageContaining("closed the connection before its answer was complete");
  }

  /** The JDK's client would wait for the end of a body that it can't take apart. */
  @Test
  void refusesABodyInATransferEncodingBesideChunked() throws Exception {
    String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n";
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Long> connection =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket client = socket.accept()) {
                  client.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                  return client.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");

      assertFailure(
          catchThrowable(() -> send(sender(5000), url, execution)),
          Kind.PROTOCOL,
          "a body in the Transfer-Encoding gzip, chunked");
      assertThat(connection).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void refusesABodyBeyondTheCapAsTransferred() {
    server.replies(ScriptedServer.json(200, "x".repeat(5000)));

    assertFailure(catchThrowable(() -> send(sender(4999), execution)), Kind.PROTOCOL, "4999");
  }

  @Test
  void readsABodyOfExactlyTheCap() throws TransientFailure {
    server.replies(ScriptedServer.json(200, "x".repeat(5000)));

    assertThat(send(sender(5000), execution).body()).hasSize(5000);
  }

  @Test
  void refusesABodyBeyondTheCapOnceUnpacked() {
    byte[] packed = ScriptedServer.gzip("x".repeat(5000));
    assertThat(packed).hasSizeLessThan(100);
    server.replies(ScriptedServer.bytes(200, packed, "Content-Encoding", "gzip"));

    assertFailure(catchThrowable(() -> send(sender(4999), execution)), Kind.PROTOCOL, "4999");
  }

  @Test
  void unpacksABodyOfExactlyTheCap() throws TransientFailure {
    byte[] packed = ScriptedServer.gzip("x".repeat(5000));
    server.replies(ScriptedServer.bytes(200, packed, "Content-Encoding", "gzip"));

    assertThat(send(sender(5000), execution).body()).hasSize(5000);
  }

  /** The length at the end of such a body is the last part's, shorter or longer than all before. */
  @ParameterizedTest
  @CsvSource({"3000, 2000", "2000, 3000", "5000, 0", "0, 5000"})
  void unpacksABodyOfSeveralPartsUpToTheCap(int first, int second) throws TransientFailure {
    byte[] packed =
        Bytes.concat(
            ScriptedServer.gzip("x".repeat(first)), ScriptedServer.gzip("y".repeat(second)));
    server.replies(
        ScriptedServer.bytes(200, packed, "Content-Encoding", "gzip"),
        ScriptedServer.bytes(200, packed, "Content-Encoding", "gzip"));

    assertThat(send(sender(5000), execution).body())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("x".repeat(first) + "y".repeat(second));
    assertFailure(catchThrowable(() -> send(sender(4999), execution)), Kind.PROTOCOL, "4999");
  }

  @Test
  void endsPromptlyWhenCancelledBeforeTheHeaders() throws Exception {
    server.replies(ScriptedServer.silence(arrived, release));

    assertStopsPromptly();
  }

  @Test
  void endsPromptlyWhenCancelledInsideTheBody() throws Exception {
    server.replies(ScriptedServer.stall("{\"sess", arrived, release));

    assertStopsPromptly();
  }

  private void assertStopsPromptly() throws Exception {
    HttpSender sender = sender(1 << 20);
    CompletableFuture<@Nullable Throwable> outcome =
        CompletableFuture.supplyAsync(() -> catchThrowable(() -> send(sender, execution)), THREADS);
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    long start = System.nanoTime();
    execution.stop(Kind.CANCELLED);
    Throwable thrown = outcome.get(10, TimeUnit.SECONDS);

    assertFailure(thrown, Kind.CANCELLED, "cancelled");
    // Meant to take some milliseconds; the bound is for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void endsPromptlyWhenItsThreadIsInterrupted() throws Exception {
    server.replies(ScriptedServer.silence(arrived, release));
    CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
    Thread reader =
        new Thread(() -> outcome.complete(catchThrowable(() -> send(sender(1 << 20), execution))));
    reader.start();
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    reader.interrupt();

    assertFailure(outcome.get(5, TimeUnit.SECONDS), Kind.CANCELLED, "interrupted");
  }

  @Test
  void closesTheConnectionOfAnAbortedExchange() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI url = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
      CompletableFuture<Integer> end =
          CompletableFuture.supplyAsync(
              () -> {
                try (var connection = socket.accept()) {
                  var in = connection.getInputStream();
                  int read = in.read(new byte[4096]);
                  arrived.countDown();
                  return read <= 0 ? read : in.read();
                } catch (IOException e) {
                  return -1;
                }
              },
              THREADS);
      HttpSender sender = sender(1 << 20);
      CompletableFuture<@Nullable Throwable> outcome =
          CompletableFuture.supplyAsync(
              () -> catchThrowable(() -> send(sender, url, execution)), THREADS);
      assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

      execution.stop(Kind.CLOSED);

      assertFailure(outcome.get(10, TimeUnit.SECONDS), Kind.CLOSED, "closed");
      assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
    }
  }

  @Test
  void boundsABodyThatStallsByTheRequestTimeout() {
    server.replies(ScriptedServer.stall("{\"sess", arrived, release));
    HttpSender sender = ScriptedServer.sender(Duration.ofMillis(700));

    assertThatThrownBy(() -> send(sender, execution))
        .isInstanceOfSatisfying(
            TransientFailure.class, e -> assertThat(e.failure().kind()).isEqualTo(Kind.CONNECTION))
        .hasMessageContaining("700 ms");
  }

  @Test
  void endsAtTheDeadlineOfTheExecution() {
    server.replies(ScriptedServer.silence(arrived, release));
    Execution hurried = Execution.within(Duration.ofMillis(700), TimeSource.system());

    Throwable thrown = catchThrowable(() -> send(sender(1 << 20), hurried));

    assertFailure(thrown, Kind.TIMEOUT, "timeout");
  }

  @Test
  void sendsNothingForAStoppedExecution() {
    execution.stop(Kind.CANCELLED);

    assertFailure(
        catchThrowable(() -> send(sender(1 << 20), execution)), Kind.CANCELLED, "cancelled");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void followsNoRedirect() throws TransientFailure {
    server.replies(
        ScriptedServer.json(302, "", "Location", server.url("/elsewhere").toString()),
        ScriptedServer.json(200, "{}"));

    assertThat(send(sender(1 << 20), execution).status()).isEqualTo(302);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void namesTheHostThatRefusesConnections() {
    server.close();

    assertThatThrownBy(() -> send(sender(1 << 20), execution))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("could not connect to 127.0.0.1:");
  }

  @Test
  void namesTheHostThatDoesNotResolve() {
    assertThatThrownBy(
            () -> send(sender(1 << 20), URI.create("http://no-such-host.invalid/"), execution))
        .isInstanceOf(TransientFailure.class)
        .hasMessageContaining("no-such-host.invalid could not be resolved");
  }

  @Test
  void quotesOnOneLineWithoutMarkupControlCharactersOrSecrets() {
    HttpCall call = call(server.url("/"));

    assertThat(call.quote("<html>\r\n<b>Bad\u0000\u202e gateway</b>\t" + SECRET + "</html>"))
        .isEqualTo("Bad gateway ***");
    assertThat(call.quote("x".repeat(290) + "😀".repeat(50))).hasSizeLessThanOrEqualTo(301);
    assertThat(call.quote("a<" + "y".repeat(8000) + ">b " + SECRET.repeat(20))).matches("a b \\*+");
  }

  @Test
  void masksEachPartOfASecretThatIsNoChance() {
    HttpCall call =
        new HttpCall(HttpRequest.newBuilder(server.url("/")), "x", List.of("0123456789abcdef"));

    assertThat(call.quote("starts 01234567, ends 89abcdef, has 456789ab; 789ABCDE 0123456"))
        .isEqualTo("starts ***, ends ***, has ***; 789ABCDE 0123456");
    assertThat(call.quote("01234567890123456789abcdef!89abcdef")).matches("\\*+!\\*+");
  }

  @Test
  void dropsACauseThatShowsASecret() {
    HttpCall call = call(server.url("/"));

    assertThat(call.failure(Kind.CONNECTION, "x", new IOException("ok")).getCause()).isNotNull();
    assertThat(
            call.failure(
                    Kind.CONNECTION, "x", new IOException("a", new IOException("of " + SECRET)))
                .getCause())
        .isNull();
  }

  private static void assertFailure(@Nullable Throwable thrown, Kind kind, String words) {
    assertThat(thrown)
        .isInstanceOfSatisfying(ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private HttpAnswer send(HttpSender sender, Execution execution) throws TransientFailure {
    return send(sender, server.url("/"), execution);
  }

  private static HttpAnswer send(HttpSender sender, URI url, Execution execution)
      throws TransientFailure {
    return sender.send(call(url), execution);
  }

  private static HttpCall call(URI url) {
    return new HttpCall(
        HttpRequest.newBuilder(url).header("Authorization", "Bearer " + SECRET),
        "GET /",
        List.of(SECRET, ""));
  }

  private static HttpSender sender(int maxBodyBytes) {
    return new HttpSender(
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        "zoomim-jdbc test\n",
        new Proxies(null, 0, null, null, Duration.ZERO),
        null,
        maxBodyBytes);
  }
}
