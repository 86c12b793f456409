package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks a simulator over real HTTP. */
final class ApiCaller {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final String url;
  private final String accessToken;

  ApiCaller(Laboratory simulator) {
    this(simulator, "/im/chat/sessions");
  }

  ApiCaller(Laboratory simulator, String path) {
    this(simulator.apiUrl() + path, simulator.accessToken());
  }

  ApiCaller(Simulator simulator) {
    this(simulator.apiUrl() + "/im/chat/sessions", simulator.account().accessToken());
  }

  private ApiCaller(String url, String accessToken) {
    this.url = url;
    this.accessToken = accessToken;
  }

  /** An answer with its body read as JSON. */
  record Answer(int status, JsonNode body, HttpResponse<byte[]> response) {
    int code() {
      return body.path("code").asInt();
    }

    String message() {
      return body.path("message").asText();
    }

    @Nullable String nextToken() {
      String token = body.path("next_page_token").asText("");
      return token.isEmpty() || token.equals("null") ? null : token;
    }

    List<String> ids() {
      List<String> ids = new ArrayList<>();
      body.path("sessions")
          .forEach(
              row ->
                  ids.add(row.has("id") ? row.get("id").asText() : row.get("session_id").asText()));
      return ids;
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Answer page(String from, String to, int pageSize, @Nullable String token) {
    return get(
        "from="
            + from
            + "&to="
            + to
            + "&page_size="
            + pageSize
            + (token == null ? "" : "&next_page_token=" + encode(token)));
  }

  Answer window(String from, String to) {
    return page(from, to, 300, null);
  }

  /** The ids of all pages of a window, in order. */
  List<String> drain(String from, String to, int pageSize) {
    List<String> ids = new ArrayList<>();
    String token = null;
    int pages = 0;
    do {
      Answer answer = page(from, to, pageSize, token);
      if (answer.status() != 200) {
        throw new AssertionError(answer.status() + " " + answer.body());
      }
      ids.addAll(answer.ids());
      if (++pages > 10_000) {
        throw new AssertionError("The pages do not end");
      }
      token = answer.nextToken();
    } while (token != null);
    return ids;
  }

  Answer get(String query) {
    return read(sendGet(query, "Authorization", "Bearer " + accessToken));
  }

  Answer getWith(String query, String... headers) {
    return read(sendGet(query, headers));
  }

  HttpResponse<byte[]> sendGet(String query, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  URI uri(String query) {
    return URI.create(url + (query.isEmpty() ? "" : "?" + query));
  }

  static HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Answer read(HttpResponse<byte[]> response) {
    try {
      return new Answer(
          response.statusCode(), new ObjectMapper().readTree(response.body()), response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
