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
  private final TokenEndpoint tokens;
  private final SessionsEndpoint pages;
  final RateLimit rateLimit;

  ZoomApi(SimulatorOptions options) {
    this.options = options;
    this.tokens = new TokenEndpoint(options.account(), options.clock());
    this.rateLimit = new RateLimit(options.clock());
    rateLimit.limits(options.requestsPerSecond(), options.requestsPerDay());
    this.pages = new SessionsEndpoint(options, tokens, rateLimit);
  }

  /** The answer, not compressed. */
  HttpReply answer(HttpRequest request, Sessions sessions) {
    HttpReply reply =
        request.path().equals(TokenEndpoint.PATH)
            ? tokens.answer(request)
            : pages.answer(request, sessions);
    reply.headers().put("Date", httpDate(options.clock().instant()));
    return reply;
  }

  static String httpDate(Instant instant) {
    return HTTP_DATE.format(instant.atOffset(ZoneOffset.UTC));
  }
}
