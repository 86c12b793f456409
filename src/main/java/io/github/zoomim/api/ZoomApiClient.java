package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.zoomim.auth.TokenSource;
import io.github.zoomim.execution.ClockDifference;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.HttpCall;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.TransientFailure;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.scan.SessionPageSource;
import io.github.zoomim.spec.TableSpec;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Fetches pages from the Zoom API. Safe for many threads; one serves all connections of an account.
 */
public final class ZoomApiClient implements SessionPageSource {
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]+");

  /** After these another request may fail likewise. */
  private static final Set<Kind> DOUBTFUL =
      Set.of(Kind.CONNECTION, Kind.AUTHENTICATION, Kind.PROTOCOL);

  private final HttpSender http;
  private final Endpoint endpoint;
  private final TokenSource tokens;
  private final Pace pace;
  private final Liveness liveness;
  private final RequestLimits limits;
  private final RetryPolicy retries;
  private final RequestLogger requestLogger;

  /**
   * A client.
   *
   * @param baseUrl such as {@code https://api.zoom.us/v2}
   * @param table whose endpoint it asks
   * @param pace the account's own, shared by all its clients
   * @param liveness the account's own, likewise
   * @param limits the account's own, likewise
   * @param log where every request is noted
   */
  public ZoomApiClient(
      HttpSender http,
      URI baseUrl,
      TableSpec table,
      TokenSource tokens,
      Pace pace,
      Liveness liveness,
      RequestLimits limits,
      RetryPolicy retries,
      RequestLog log) {
    this.http = http;
    this.endpoint = new Endpoint(baseUrl, table);
    this.tokens = tokens;
    this.pace = pace;
    this.liveness = liveness;
    this.limits = limits;
    this.retries = retries;
    this.requestLogger = new RequestLogger(log, endpoint);
  }

  @Override
  public int longestWindow() {
    return limits.longestWindow();
  }

  @Override
  public @Nullable ClockDifference clockDifference() {
    return http.clockDifference();
  }

  @Override
  public PageAnswer fetch(PageRequest wanted, Execution execution) {
    Set<String> refusedTokens = new HashSet<>();
    try {
      return retries.run(
          execution,
          attempt -> {
            if (attempt > 0) {
              execution.statistics().retried();
            }
            return ask(wanted, refusedTokens, execution, attempt + 1);
          });
    } catch (ZoomImFailure failure) {
      if (DOUBTFUL.contains(failure.kind())) {
        liveness.failed();
      }
      throw failure;
    }
  }

  /** Sends once, and again at once with what Zoom refused put right. */
  private PageAnswer ask(
      PageRequest wanted, Set<String> refusedTokens, Execution execution, int attempt)
      throws TransientFailure {
    for (int number = attempt; ; number++) {
      PageRequest request = limits.within(wanted);
      String token = tokens.accessToken(execution);
      Exchange exchange = send(request, token, execution, number);
      if (exchange.answer.isSuccess()) {
        return new PageAnswer.Page(RequestLimits.of(request, wanted, decode(exchange)));
      }
      requestLogger.answered(exchange.sent, exchange.answer, 0);
      ErrorResponse refusal = refusal(exchange.answer, request);
      if (!isPutRight(refusal, request, token, refusedTokens)) {
        return answer(refusal);
      }
      if (refusal.category() == ErrorCategory.PAGE_SIZE && request.pageToken() != null) {
        // The page token belongs to the former size.
        return new PageAnswer.TokenExpired(refusal.error().message());
      }
      execution.statistics().retried();
    }
  }

  private boolean isPutRight(
      ErrorResponse refusal, PageRequest request, String token, Set<String> refusedTokens)
      throws TransientFailure {
    return switch (refusal.category()) {
      case TOKEN -> isRenewed(refusal, token, refusedTokens);
      case PAGE_SIZE -> limits.refusesPageSize(request.pageSize());
      case DAYS -> limits.refusesWindow(request.window());
      case SCOPE -> {
        // It keeps the scopes that it was fetched with: one fetched later may have more.
        tokens.invalidate(token);
        yield false;
      }
      default -> false;
    };
  }

  /** One token may have expired; where the next one is refused too, others take turns with us. */
  private boolean isRenewed(ErrorResponse refusal, String token, Set<String> refusedTokens)
      throws TransientFailure {
    boolean first = refusedTokens.isEmpty();
    refusedTokens.add(token);
    boolean another = tokens.invalidate(token);
    if (another && !first) {
      throw new TransientFailure(
          refusal.failure(
              "Zoom refused a new access token: another process may be using the same app, and each"
                  + " new token may invalidate the previous one; give each process its own app, or "
                  + tokens.adviceOnRefusal()),
          "the back-off after a new token was refused",
          null);
    }
    return another;
  }

  private PageAnswer answer(ErrorResponse refusal) throws TransientFailure {
    String said = refusal.error().message();
    return switch (refusal.category()) {
      case PAGE_TOKEN -> new PageAnswer.TokenExpired(said);
      case HISTORY -> new PageAnswer.BeyondHistory(said);
      case RATE, BUSY -> throw refusal.transientFailure();
      default -> throw refusal.failure();
    };
  }

  private ErrorResponse refusal(HttpAnswer answer, PageRequest request) {
    return ErrorResponse.of(answer, request.pageToken() != null, endpoint.table(), tokens);
  }

  private record Exchange(RequestLogger.Sent sent, HttpAnswer answer) {}

  /**
   * The pace comes after the token: requests that wait for one token together don't leave together.
   */
  private Exchange send(PageRequest request, String token, Execution execution, int attempt)
      throws TransientFailure {
    HttpCall call = call(request, token);
    pace.await(execution);
    execution.statistics().requestSent();
    RequestLogger.Sent sent =
        new RequestLogger.Sent(request, execution, attempt, execution.time().now());
    try {
      HttpAnswer answer = http.send(call, execution);
      learn(RateLimit.read(answer));
      return new Exchange(sent, answer);
    } catch (TransientFailure fault) {
      requestLogger.unanswered(sent, fault);
      liveness.failed();
      throw fault;
    }
  }

  private void learn(RateLimit limit) {
    pace.learn(limit);
    if (limit.isRefusal() && !limit.isDaily()) {
      pace.holdBack(limit.hold(retries.longestAsked()));
    }
  }

  private HttpCall call(PageRequest request, String token) {
    String asked = endpoint.asked(request);
    if (!SENDABLE.matcher(token).matches()) {
      throw new ZoomImFailure(
          Kind.AUTHENTICATION,
          asked
              + ": not sent, because the access token contains characters that a token cannot"
              + " contain; check accessToken for spaces, line breaks and quotation marks");
    }
    return new HttpCall(
        HttpRequest.newBuilder(endpoint.url(request)).header("Authorization", "Bearer " + token),
        asked,
        List.of(token));
  }

  private SessionPage decode(Exchange exchange) throws TransientFailure {
    HttpAnswer answer = exchange.answer;
    int rows = 0;
    try {
      SessionPage page = SessionPageDecoder.decode(answer.body(), endpoint.table());
      rows = page.sessions().size();
      exchange.sent.execution().statistics().pageReceived(rows, answer.transferredBytes());
      liveness.succeeded(exchange.sent.started());
      return page;
    } catch (MalformedPage | StreamConstraintsException e) {
      throw answer
          .call()
          .failure(
              Kind.PROTOCOL,
              ("Zoom answered %s with a page that violates the API: %s; continuing could lose rows:"
                      + " try again later, and if it persists, check baseUrl and whether a newer"
                      + " driver supports this answer")
                  .formatted(answer.status(), answer.call().quote(message(e))));
    } catch (IOException e) {
      throw new TransientFailure(
          brokenJson(answer, message(e)), "the back-off after a broken body", null);
    } finally {
      requestLogger.answered(exchange.sent, answer, rows);
    }
  }

  private static ZoomImFailure brokenJson(HttpAnswer answer, String fault) {
    HttpCall call = answer.call();
    byte[] body = answer.body();
    // The start of a page cut short is somebody's chat and explains nothing; an HTML page does.
    boolean isPage = body.length == 0 || body[0] == '{';
    return call.failure(
        Kind.PROTOCOL,
        "Zoom answered "
            + answer.status()
            + " with a body that is not complete JSON ("
            + call.quote(fault + "; Content-Type: " + answer.header("Content-Type"))
            + ")"
            + (isPage ? "" : ", beginning \"" + answer.excerpt() + "\"")
            + "; check baseUrl and whether a proxy answers instead of Zoom");
  }

  private static String message(Exception e) {
    // Without Jackson's appendix, which names its own classes and the place in the source.
    return e instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  /**
   * Makes one request for today's first session, without repeats, and says what came of it.
   *
   * @throws ZoomImFailure when no token can be had, the server can't be reached, or the execution
   *     is stopped
   */
  public Probe probe(Execution execution) {
    LocalDate today = LocalDate.ofInstant(serverTime(execution.time().now()), ZoneOffset.UTC);
    PageRequest request = PageRequest.first(new DateWindow(today, today), 1);
    return retries
        .once()
        .run(
            execution,
            attempt -> {
              String token = tokens.accessToken(execution);
              Exchange exchange = send(request, token, execution, attempt + 1);
              Probe probe = probe(exchange.answer, request, token);
              requestLogger.answered(exchange.sent, exchange.answer, probe.rows());
              return probe;
            });
  }

  private Probe probe(HttpAnswer answer, PageRequest request, String token) {
    if (answer.isSuccess()) {
      return Probe.of(answer, endpoint.table(), clockDifference());
    }
    ErrorResponse refusal = refusal(answer, request);
    if (refusal.category() == ErrorCategory.TOKEN || refusal.category() == ErrorCategory.SCOPE) {
      tokens.invalidate(token);
    }
    return Probe.of(refusal, clockDifference());
  }

  /**
   * Whether queries can be expected to work. Makes a request only where there is reason to doubt:
   * the last one got no answer or a 401, or none went well for some minutes. A connection whose
   * account has made too many requests is alive: another one would be no better, and the queries'
   * own failure says when the limit ends.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when no answer comes
   */
  public boolean isAlive(Execution execution) {
    if (liveness.isAssumed(execution.time().now())) {
      return true;
    }
    try {
      Probe probe = probe(execution);
      if (probe.isGood()) {
        liveness.succeeded(execution.time().now());
      }
      return probe.isGood() || probe.isRateLimited();
    } catch (ZoomImFailure failure) {
      if (failure.kind() == Kind.RATE_LIMIT) {
        return true;
      }
      throw failure;
    }
  }

  @Override
  public void servedFromMemory(String days, int page, int rows, Execution execution) {
    execution.statistics().servedFromMemory(rows);
    requestLogger.servedFromMemory(days, page, rows, execution);
  }

  /** The table whose rows it fetches. */
  public TableSpec table() {
    return endpoint.table();
  }

  /** Where it asks; never a secret. */
  @Override
  public String toString() {
    return "Zoom API client of " + endpoint.base().getHost() + ", " + endpoint.table().path();
  }
}
