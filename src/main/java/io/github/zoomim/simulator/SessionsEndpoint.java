package io.github.zoomim.simulator;

import io.github.zoomim.simulator.ApiError.ApiException;
import io.github.zoomim.simulator.SessionPager.Page;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Answers one API request: who asks, may they, how often, what for, and then the page. */
final class SessionsEndpoint {
  private final SimulatorOptions options;
  private final AccessTokens accessTokens;
  private final RateLimit rateLimit;
  private final PageQueryParser parser;
  private final SessionPager pager;
  private final PageWriter writer;

  SessionsEndpoint(
      SimulatorOptions options,
      AccessTokens accessTokens,
      RateLimit rateLimit,
      SessionPager pager) {
    this.options = options;
    this.accessTokens = accessTokens;
    this.rateLimit = rateLimit;
    this.parser = new PageQueryParser(options);
    this.pager = pager;
    this.writer = new PageWriter(options);
  }

  WireReply answer(WireRequest request, @Nullable Fault fault) {
    try {
      Endpoint endpoint = endpoint(request);
      authorise(request, endpoint);
      RateLimit.Verdict verdict = rateLimit.request();
      WireReply reply =
          verdict.passes()
              ? page(endpoint, request, fault)
              : WireReply.of(new ApiError(429, 429, verdict.message()));
      verdict.headers().forEach(reply::header);
      return reply;
    } catch (ApiException e) {
      return WireReply.of(e.error());
    }
  }

  private static Endpoint endpoint(WireRequest request) throws ApiException {
    Endpoint endpoint = Endpoint.at(request.path());
    if (endpoint == null) {
      throw new ApiException(new ApiError(404, 2300, "This API endpoint is not recognized."));
    }
    if (!request.method().equals("GET")) {
      throw new ApiException(new ApiError(405, 405, "Method not allowed."));
    }
    return endpoint;
  }

  private void authorise(WireRequest request, Endpoint endpoint) throws ApiException {
    if (!accessTokens.accepts(request.header("authorization"))) {
      throw new ApiException(new ApiError(401, 124, "Invalid access token."));
    }
    if (Collections.disjoint(options.account().scopes(), endpoint.scopes())) {
      throw new ApiException(
          new ApiError(
              400,
              4711,
              "Invalid access token, does not contain scopes:" + endpoint.scopes() + "."));
    }
  }

  private WireReply page(Endpoint endpoint, WireRequest request, @Nullable Fault fault) {
    try {
      Page page = pager.page(parser.parse(endpoint, request.query()), fault);
      return new WireReply(200, writer.json(page), page.rows().size());
    } catch (ApiException e) {
      return WireReply.of(e.error());
    }
  }
}
