package io.github.zoomim.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpAnswer;
import io.github.zoomim.http.HttpCall;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.TransientFailure;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Zoom's token endpoint: one POST, repeated while its fault may pass. For one thread at a time. */
final class TokenEndpoint {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  /** What Zoom's tokens live, for an answer that doesn't say. */
  private static final long USUAL_LIFE_SECONDS = 3600;

  private final HttpSender http;
  private final URI url;
  private final OAuthGrant grant;
  private final RetryPolicy retries;

  TokenEndpoint(HttpSender http, URI url, OAuthGrant grant, RetryPolicy retries) {
    this.http = http;
    this.url = url;
    this.grant = grant;
    this.retries = retries;
  }

  /** What it is asked with, in words. */
  String properties() {
    return grant.properties();
  }

  /** Fetches a new access token. */
  AccessToken fetch(Execution execution) {
    return retries.run(execution, attempt -> ask(execution));
  }

  private AccessToken ask(Execution execution) throws TransientFailure {
    long asked = execution.time().nanoTime();
    HttpAnswer answer = http.send(call(), execution);
    LOG.fine(() -> answer + ", " + answer.elapsed().toMillis() + " ms");
    if (answer.isSuccess()) {
      return decode(answer, asked);
    }
    throw refusal(answer);
  }

  private HttpCall call() {
    return new HttpCall(
        HttpRequest.newBuilder(url)
            .header("Authorization", "Basic " + grant.basic())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(grant.form())),
        "POST " + url.getHost() + url.getPath() + " for an access token",
        grant.secrets());
  }

  /**
   * The token of a 2xx answer. No message quotes such a body: it holds secrets. Its {@code api_url}
   * is ignored: the host that gets the token is the one that the user named, never one that an
   * answer names.
   */
  private AccessToken decode(HttpAnswer answer, long asked) throws TransientFailure {
    JsonNode body = answer.json();
    if (body == null) {
      throw broken(answer);
    }
    grant.rotate(body.path("refresh_token").textValue());
    @Nullable String token = body.path("access_token").textValue();
    // What a header can't hold would show in the exception of whoever tried.
    if (token == null || !token.matches("[\\x21-\\x7e]+")) {
      throw answer
          .call()
          .failure(
              Kind.PROTOCOL,
              "the token endpoint answered "
                  + answer.status()
                  + " without a usable access_token; check oauthUrl");
    }
    long seconds = body.path("expires_in").asLong(USUAL_LIFE_SECONDS);
    long life = Math.max(0, Math.min(seconds, Duration.ofDays(365).toSeconds()));
    return AccessToken.livingFrom(asked, Duration.ofSeconds(life), token);
  }

  /** A repeat may bring the rest of an answer that was cut, but no token in place of HTML. */
  private static TransientFailure broken(HttpAnswer answer) {
    String said = "the token endpoint answered " + answer.status() + " with a body that is not ";
    String start = new String(answer.body(), StandardCharsets.ISO_8859_1).stripLeading();
    if (!start.isEmpty() && start.charAt(0) != '{') {
      throw answer
          .call()
          .failure(
              Kind.PROTOCOL,
              said + "JSON; check oauthUrl, and whether a proxy answers instead of it");
    }
    return new TransientFailure(
        answer.call().failure(Kind.PROTOCOL, said + "complete JSON; check oauthUrl"),
        "the back-off after a broken answer of the token endpoint",
        null);
  }

  private ZoomImFailure refusal(HttpAnswer answer) throws TransientFailure {
    int status = answer.status();
    HttpCall call = answer.call();
    String said = "the token endpoint answered " + status + reason(answer);
    if (status == 429 || status == 408 || status >= 500) {
      throw new TransientFailure(
          call.failure(
              status == 429 ? Kind.RATE_LIMIT : Kind.CONNECTION, said + "; try again later"),
          "the back-off after HTTP " + status + " of the token endpoint",
          answer.retryAfter());
    }
    if (HttpAnswer.isRedirect(status)) {
      return call.failure(
          Kind.AUTHENTICATION, said + ", a redirect, which is not followed; check oauthUrl");
    }
    if (status == 304 || status == 404 || status == 405) {
      return call.failure(Kind.AUTHENTICATION, said + "; check oauthUrl");
    }
    return call.failure(Kind.AUTHENTICATION, said + "; check " + grant.properties());
  }

  /**
   * Zoom's {@code reason} and {@code error}, as far as there are any, with the words around them.
   */
  private static String reason(HttpAnswer answer) {
    JsonNode body = answer.json();
    if (body == null || !body.isObject()) {
      String excerpt = answer.excerpt();
      return excerpt.isEmpty() ? "" : ": \"" + excerpt + "\"";
    }
    List<String> parts = new ArrayList<>();
    for (String field : List.of("reason", "errorMessage", "message", "error")) {
      String text = answer.call().quote(body.path(field).asText(""));
      if (!text.isEmpty() && !parts.contains(text)) {
        parts.add(text);
      }
    }
    return parts.isEmpty() ? "" : ": \"" + String.join("\", \"", parts) + "\"";
  }
}
