package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

/** Answers one API request: authentication, scopes, rate limit, parameters, and then the page. */
final class SessionsEndpoint {
  private final SimulatorOptions options;
  private final TokenIssuer accessTokens;
  private final PageTokens pageTokens;
  private final RequestQuota quota;

  SessionsEndpoint(SimulatorOptions options, TokenIssuer accessTokens, RequestQuota quota) {
    this.options = options;
    this.accessTokens = accessTokens;
    this.pageTokens = new PageTokens(options.clock());
    this.quota = quota;
  }

  HttpReply answer(HttpRequest request, Sessions sessions) {
    Map<String, String> rate = Map.of();
    HttpReply reply;
    try {
      ApiPath endpoint = endpoint(request);
      authorise(request, endpoint);
      RequestQuota.Verdict verdict = quota.request();
      rate = verdict.headers();
      if (!verdict.passes()) {
        throw new ApiException(429, 429, verdict.message());
      }
      reply = page(endpoint, request, sessions);
    } catch (ApiException e) {
      reply = e.reply();
    }
    reply.headers().putAll(rate);
    return reply;
  }

  private static ApiPath endpoint(HttpRequest request) throws ApiException {
    ApiPath endpoint = ApiPath.at(request.path());
    if (endpoint == null) {
      throw new ApiException(404, 2300, "This API endpoint is not recognized.");
    }
    if (!request.method().equals("GET")) {
      throw new ApiException(405, 405, "Method not allowed.");
    }
    return endpoint;
  }

  private void authorise(HttpRequest request, ApiPath endpoint) throws ApiException {
    if (!accessTokens.accepts(request.header("authorization"))) {
      throw new ApiException(401, 124, "Invalid access token.");
    }
    if (Collections.disjoint(options.account().scopes(), endpoint.scopes())) {
      throw new ApiException(
          400, 4711, "Invalid access token, does not contain scopes:" + endpoint.scopes() + ".");
    }
  }

  private HttpReply page(ApiPath endpoint, HttpRequest request, Sessions sessions)
      throws ApiException {
    LocalDate today = LocalDate.ofInstant(options.clock().instant(), options.zone());
    PageQuery query = PageQuery.parse(endpoint, request.query(), today);
    String token = request.query().get("next_page_token");
    Long place = token == null ? Long.valueOf(0) : pageTokens.redeem(token, query);
    if (place == null) {
      throw new ApiException(400, 300, PageTokens.INVALID);
    }
    Sessions.Slice slice = sessions.slice(query.from(), query.to(), place, query.pageSize());
    String next = slice.next() < 0 ? "" : pageTokens.issue(query, slice.next());
    return new HttpReply(200, json(query, slice, next));
  }

  private static ObjectNode json(PageQuery query, Sessions.Slice slice, String nextToken) {
    ObjectNode page = HttpReply.object();
    page.put("from", query.from().toString());
    page.put("to", query.to().toString());
    page.put("page_size", query.pageSize());
    page.put("next_page_token", nextToken);
    ArrayNode rows = page.putArray("sessions");
    for (SimulatedSession session : slice.rows()) {
      ObjectNode row = rows.addObject();
      row.put(query.endpoint().idField(), session.id());
      row.put("type", session.type());
      row.put("name", session.name());
      row.put("last_message_sent_time", Objects.toString(session.lastMessageSentTime(), null));
      if (query.endpoint().equals(ApiPath.REPORT)) {
        row.put("channel_id", "ch-" + Integer.toHexString(session.id().hashCode()));
        row.put("has_external_member", (session.id().hashCode() & 4) != 0);
      }
    }
    return page;
  }
}
