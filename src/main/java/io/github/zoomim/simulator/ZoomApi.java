package io.github.zoomim.simulator;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The three endpoints; knows nothing of connections. */
final class ZoomApi {
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);

  private final SimulatorOptions options;
  private final TokenIssuer tokens;
  private final SessionsEndpoint pages;
  final RequestQuota quota;

  ZoomApi(SimulatorOptions options) {
    this.options = options;
    this.tokens = new TokenIssuer(options.account(), options.clock());
    this.quota = new RequestQuota(options.clock());
    quota.limits(options.requestsPerSecond(), options.requestsPerDay());
    this.pages = new SessionsEndpoint(options, tokens, quota);
  }

  /** The answer, not compressed. */
  HttpReply answer(HttpRequest request, Sessions sessions) {
    HttpReply reply =
        request.path().equals(TokenIssuer.PATH)
            ? tokens.answer(request)
            : pages.answer(request, sessions);
    reply.headers().put("Date", httpDate(options.clock().instant()));
    return reply;
  }

  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
  }
}
