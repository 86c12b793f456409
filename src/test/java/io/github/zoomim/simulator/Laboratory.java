package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The simulator with what tests need around it: it records what it is asked, its sessions move, its
 * answers read as Zoom's might, and any of them can be made to fail. Safe for many threads.
 */
public final class Laboratory implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LaboratoryOptions options;
  private final ZoomApi api;
  private final MovingSessions sessions;
  private final Revocations revocations;
  private final Readings readings;
  private final Lane pages = new Lane();
  private final Lane tokens = new Lane();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Port port;
  private final LaboratoryControls controls;

  /** The requests of one kind, and what is to happen to them. */
  static final class Lane {
    final RequestLog log = new RequestLog();
    volatile Duration latency = Duration.ZERO;
    volatile Faults faults = request -> null;
  }

  /** Says which request goes wrong, and how. */
  @FunctionalInterface
  public interface Faults {
    /** The fault; null for a right answer. */
    @Nullable Fault of(RecordedRequest request);
  }

  private Laboratory(LaboratoryOptions options) throws IOException {
    this.options = options;
    this.api = new ZoomApi(options.simulator());
    this.sessions = new MovingSessions(options);
    this.revocations = new Revocations(options.account);
    this.readings = new Readings(options);
    pages.latency = options.latency;
    this.port = new Port(this::answer);
    this.controls =
        new LaboratoryControls(api, sessions, revocations, readings, pages, tokens, port);
  }

  /** Starts one; it serves when this returns. */
  public static Laboratory start(LaboratoryOptions options) throws IOException {
    return new Laboratory(options);
  }

  /** The same with these sessions, on the machine's clock. */
  public static Laboratory start(List<SimulatedSession> sessions) throws IOException {
    return start(LaboratoryOptions.of(sessions));
  }

  /** The API's base, such as {@code http://127.0.0.1:8080/v2}. */
  public URI apiUrl() {
    return URI.create("http://127.0.0.1:" + port.number() + "/v2");
  }

  /** The token endpoint, such as {@code http://127.0.0.1:8080/oauth/token}. */
  public URI oauthUrl() {
    return apiUrl().resolve(TokenIssuer.PATH);
  }

  /** An access token that is valid and does not expire by itself. */
  public String accessToken() {
    return options.account.accessToken();
  }

  /** The account id for server-to-server OAuth. */
  public String accountId() {
    return options.account.accountId();
  }

  /** The client id for OAuth. */
  public String clientId() {
    return options.account.clientId();
  }

  /** The client secret for OAuth. */
  public String clientSecret() {
    return options.account.clientSecret();
  }

  /** The one refresh token that works now; each use replaces it. */
  public String refreshToken() {
    return revocations.refreshToken();
  }

  /** The API requests since the start or {@link #clearRequests}, the newest 100,000 of them. */
  public List<RecordedRequest> requests() {
    return pages.log.requests();
  }

  /** The requests to the token endpoint, likewise. */
  public List<RecordedRequest> tokenRequests() {
    return tokens.log.requests();
  }

  /** Forgets the requests of both kinds; their numbers begin at 1 again. */
  public void clearRequests() {
    pages.log.clear();
    tokens.log.clear();
  }

  /** How many API requests arrived since the start or {@link #clearRequests}. */
  public int requestCount() {
    return pages.log.count();
  }

  /**
   * Waits until so many API requests arrived, answered or not.
   *
   * @return false when the time was over first
   */
  public boolean awaitRequests(int count, Duration atMost) throws InterruptedException {
    return pages.log.await(count, atMost);
  }

  /** The most API requests that arrived within any one second by the laboratory's clock. */
  public int mostRequestsInOneSecond() {
    return pages.log.mostInOneSecond();
  }

  /** The most API requests that were on their way at once. */
  public int mostRequestsAtOnce() {
    return pages.log.mostInFlight();
  }

  /**
   * The most token requests that were on their way at once: more than 1 when fetches overlapped.
   */
  public int mostTokenRequestsAtOnce() {
    return tokens.log.mostInFlight();
  }

  /** How many access tokens were issued since the start. */
  public int issuedAccessTokens() {
    return revocations.issued();
  }

  /** How many connections clients hold open to it, idle ones included. */
  public int openConnections() {
    connections.removeIf(Socket::isClosed);
    return connections.size();
  }

  /** What can be changed while it runs. */
  public LaboratoryControls controls() {
    return controls;
  }

  /** Ends it at once: connections break off, threads end. */
  @Override
  public void close() {
    port.close();
  }

  private boolean answer(HttpRequest request, Socket socket)
      throws IOException, InterruptedException {
    connections.add(socket);
    Lane lane = request.path().equals(TokenIssuer.PATH) ? tokens : pages;
    RequestLog.Entry entry = lane.log.arrived(request, options.clock.instant());
    Answer answer = new Answer(new HttpReply(0, new byte[0]), null, 0);
    try {
      answer = answer(request, lane.faults.of(entry.request()), lane.latency);
    } catch (RuntimeException e) {
      // A mistake here, or in a test's hook, must be seen where the request was made.
      answer =
          new Answer(new ApiException(500, 500, "The laboratory failed: " + e).reply(), null, 0);
    } finally {
      boolean hidden = Delivery.hidesStatus(answer.fault());
      lane.log.answered(entry, hidden ? 0 : answer.reply().status(), hidden ? 0 : answer.rows());
    }
    answer.reply().headers().keySet().removeIf(options.withheldHeaders::contains);
    return new Delivery(answer.reply(), socket).send(answer.fault(), options.chunked)
        && !request.endsConnection();
  }

  /**
   * What is to be sent.
   *
   * @param rows how many sessions the true answer holds
   */
  private record Answer(HttpReply reply, @Nullable Fault fault, int rows) {}

  private Answer answer(HttpRequest request, @Nullable Fault fault, Duration latency)
      throws IOException, InterruptedException {
    Thread.sleep(latency.toMillis());
    if (fault instanceof Fault.Silence silence) {
      Thread.sleep(silence.duration().toMillis());
    }
    if (fault instanceof Fault.Answer answer) {
      HttpReply reply =
          new HttpReply(answer.status(), answer.body().getBytes(StandardCharsets.UTF_8));
      reply.headers().put("Date", ZoomApi.httpDate(options.clock.instant()));
      reply.headers().putAll(answer.headers());
      return new Answer(reply, answer, 0);
    }
    HttpReply reply = api.answer(revocations.spoilt(request), sessionsUnder(fault));
    Map<String, String> query = request.query().values();
    if (reply.status() == 200 && readings.refuses(query)) {
      reply = new ApiException(400, 300, PageQuery.TOO_OLD).reply();
    }
    ObjectNode body = (ObjectNode) JSON.readTree(reply.body());
    int rows = body.path("sessions").size();
    int status = readings.status(reply, body);
    readings.retryAfter(reply.headers());
    if (body.has("sessions")) {
      readings.page(body, Objects.requireNonNull(ApiPath.at(request.path())).idField());
    }
    if (body.has("api_url")) {
      readings.token(body);
    }
    revocations.gave(body);
    if (fault instanceof Fault.RepeatedToken && query.containsKey("next_page_token")) {
      body.put("next_page_token", query.get("next_page_token"));
    } else if (fault instanceof Fault.ChangedBody changed) {
      body = changed.change().apply(body);
    }
    HttpReply worded = new HttpReply(status, body);
    worded.headers().putAll(reply.headers());
    return new Answer(encoded(worded, fault, request), fault, rows);
  }

  private Sessions sessionsUnder(@Nullable Fault fault) {
    return fault instanceof Fault.EmptyPage
        ? (from, to, place, size) -> new Sessions.Slice(List.of(), place)
        : sessions;
  }

  private HttpReply encoded(HttpReply reply, @Nullable Fault fault, HttpRequest request) {
    if (fault instanceof Fault.ChangedBytes changed) {
      return encoded(reply.withBody(changed.change().apply(reply.body())), null, request);
    }
    if (fault instanceof Fault.BrokenGzip broken) {
      HttpReply gzipped = reply.gzipped();
      int at = Math.max(0, Math.min(broken.atByte(), gzipped.body().length - 1));
      gzipped.body()[at] ^= (byte) 0xFF;
      return gzipped;
    }
    boolean gzip = options.gzip && request.acceptsGzip() && !(fault instanceof Fault.BrokenAt);
    return gzip ? reply.gzipped() : reply;
  }
}
