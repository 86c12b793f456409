package io.github.zoomim.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.github.zoomim.auth.TokenSource;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.HttpCall;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.PassingFault;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.scan.SessionPageSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Fetches pages from the Zoom API. Safe for many threads; one serves all connections of an account.
 */
public final class ZoomApiClient implements SessionPageSource {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  private final HttpSender http;
  private final URI baseUrl;
  private final Endpoint endpoint;
  private final TokenSource tokens;
  private final Pace pace;
  private final RetryPolicy retries;

  /**
   * A client.
   *
   * @param baseUrl such as {@code https://api.zoom.us/v2}
   * @param pace the account's own, shared by all its clients
   */
  public ZoomApiClient(
      HttpSender http,
      URI baseUrl,
      Endpoint endpoint,
      TokenSource tokens,
      Pace pace,
      RetryPolicy retries) {
    this.http = http;
    this.baseUrl = baseUrl;
    this.endpoint = endpoint;
    this.tokens = tokens;
    this.pace = pace;
    this.retries = retries;
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    return retries.run(
        execution,
        attempt -> {
          if (attempt > 0) {
            execution.statistics().retried();
          }
          HttpAnswer answer = sendAuthorised(request, execution);
          return answer.isSuccess()
              ? decode(answer, execution)
              : refusal(answer, request, execution);
        });
  }

  /**
   * Sends once, and once more with a new token where Zoom refuses the token and another can be had.
   */
  private HttpAnswer sendAuthorised(PageRequest request, Execution execution) throws PassingFault {
    String token = tokens.accessToken(execution);
    HttpAnswer answer = send(request, token, execution);
    if (answer.status() == 401
        && ZoomError.read(answer).isRefusedToken()
        && tokens.invalidate(token)) {
      String newToken = tokens.accessToken(execution);
      execution.statistics().retried();
      return send(request, newToken, execution);
    }
    return answer;
  }

  /**
   * The pace comes after the token: requests that wait for one token together don't leave together.
   */
  private HttpAnswer send(PageRequest request, String token, Execution execution)
      throws PassingFault {
    HttpCall call = call(request, token);
    pace.await(execution);
    execution.statistics().requestSent();
    try {
      HttpAnswer answer = http.send(call, execution);
      if (!answer.isSuccess()) {
        LOG.fine(() -> answer + ", " + answer.elapsed().toMillis() + " ms");
      }
      return answer;
    } catch (PassingFault fault) {
      LOG.fine(() -> "no answer to " + fault.failure().getMessage());
      throw fault;
    }
  }

  private HttpCall call(PageRequest request, String token) {
    String asked = endpoint.asked(baseUrl, request);
    if (!token.matches("[\\x21-\\x7e]+")) {
      throw new ZoomImFailure(
          Kind.AUTHENTICATION,
          asked
              + ": not sent, for the access token holds characters that no token has; check"
              + " accessToken for blanks, line ends and quotation marks");
    }
    return new HttpCall(
        HttpRequest.newBuilder(endpoint.url(baseUrl, request))
            .header("Authorization", "Bearer " + token),
        asked,
        List.of(token));
  }

  private PageAnswer decode(HttpAnswer answer, Execution execution) throws PassingFault {
    try {
      SessionPage page = SessionPageDecoder.decode(answer.body(), endpoint);
      execution.statistics().pageReceived(page.sessions().size(), answer.transferredBytes());
      if (LOG.isLoggable(Level.FINE)) {
        LOG.fine(
            answer
                + ", "
                + page.sessions().size()
                + " rows, "
                + answer.elapsed().toMillis()
                + " ms");
      }
      return new PageAnswer.Page(page);
    } catch (WrongShape | StreamConstraintsException e) {
      throw answer
          .call()
          .failure(
              Kind.PROTOCOL,
              "Zoom answered "
                  + answer.status()
                  + " with a page that does not keep to the API: "
                  + answer.call().quote(message(e))
                  + "; nothing can be read from it without losing rows");
    } catch (IOException e) {
      throw new PassingFault(
          brokenJson(answer, message(e)), "the back-off after a broken body", null);
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
            + " with a body that is not whole JSON ("
            + call.quote(fault)
            + ")"
            + (isPage ? "" : ", beginning \"" + answer.excerpt() + "\"")
            + "; check baseUrl and whether a proxy answers in Zoom's place");
  }

  private static String message(Exception e) {
    // Without Jackson's appendix, which names its own classes and the place in the source.
    return e instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }

  private PageAnswer refusal(HttpAnswer answer, PageRequest request, Execution execution)
      throws PassingFault {
    Instant now = execution.time().now();
    if (answer.status() == 429) {
      RateLimit limit = RateLimit.read(answer, now);
      if (!limit.isDaily()) {
        pace.holdBack(limit.hold(retries.longestAsked()));
      }
    }
    return Refusal.judge(answer, request, endpoint, now);
  }

  /**
   * Makes one request for today's first session, without repeats, and says what came of it.
   *
   * @throws ZoomImFailure when no token can be had, the server can't be reached, or the execution
   *     is stopped
   */
  public Probe probe(Execution execution) {
    LocalDate today = LocalDate.ofInstant(execution.time().now(), ZoneOffset.UTC);
    PageRequest request = new PageRequest(new DateWindow(today, today), 1, null);
    return retries
        .once()
        .run(
            execution,
            attempt -> {
              String token = tokens.accessToken(execution);
              HttpAnswer answer = send(request, token, execution);
              return Probe.of(answer, endpoint);
            });
  }

  /** The endpoint that it asks. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Where it asks; never a secret. */
  @Override
  public String toString() {
    return "Zoom API client of " + baseUrl.getHost() + ", " + endpoint;
  }
}
