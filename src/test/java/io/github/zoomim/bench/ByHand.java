package io.github.zoomim.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What one would write without the driver: a month after the other, page after page, with {@code
 * java.net.http} and Jackson's streaming parser. It asks for the encoding that the driver asks for.
 * No retries, no pace, no guard against duplicates.
 */
final class ByHand {
  /** The API's largest. */
  static final int PAGE = 300;

  private static final JsonFactory JSON = new JsonFactory();

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService ahead = Executors.newCachedThreadPool(ByHand::daemon);

  /** What one page holds, and the next one's token. */
  record Page(List<Row> rows, String token) {
    void into(Rows taker) {
      rows.forEach(row -> taker.row(row.id, row.type, row.name, row.time));
    }
  }

  /** Takes the rows. */
  @FunctionalInterface
  interface Rows {
    void row(String id, @Nullable String type, @Nullable String name, @Nullable Instant time);
  }

  /** Inclusive days. */
  record Window(LocalDate from, LocalDate to) {}

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** The last six months, or a day less where six windows can't hold them; oldest first. */
  static List<Window> months() {
    LocalDate start = today().minusMonths(6).plusDays(1);
    while (cut(start, today()).size() > 6) {
      start = start.plusDays(1);
    }
    return cut(start, today());
  }

  /** One window after the other. */
  void drain(String api, Rows rows) throws IOException, InterruptedException {
    for (Window window : months()) {
      drain(api, window, PAGE, rows);
    }
  }

  /** Six windows at once, their rows handed over when all are there. */
  void drainSixAtOnce(String api, Rows rows) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<List<Row>>> parts = new ArrayList<>();
      for (Window window : months()) {
        parts.add(
            threads.submit(
                () -> {
                  List<Row> part = new ArrayList<>();
                  drain(
                      api,
                      window,
                      PAGE,
                      (id, type, name, time) -> part.add(new Row(id, type, name, time)));
                  return part;
                }));
      }
      for (Future<List<Row>> part : parts) {
        new Page(part.get(), "").into(rows);
      }
    } finally {
      threads.shutdown();
    }
  }

  /**
   * The same with what a driver can't do without: an answer is whole before its first row is used,
   * so that it can be asked for again; the next page comes on another thread while rows are used;
   * and no session is returned twice.
   */
  void drainWithCare(String api, List<Window> all, Rows rows) throws Exception {
    Set<String> seen = new HashSet<>();
    Iterator<Window> windows = all.iterator();
    Window window = windows.next();
    for (Future<Page> next = ask(api, window, PAGE, ""); next != null; ) {
      Page page = next.get();
      if (page.token.isEmpty()) {
        window = windows.hasNext() ? windows.next() : null;
      }
      next = window == null ? null : ask(api, window, PAGE, page.token);
      for (Row row : page.rows) {
        if (seen.add(row.id)) {
          rows.row(row.id, row.type, row.name, row.time);
        }
      }
    }
  }

  /** A page, asked for on another thread. */
  Future<Page> ask(String api, Window window, int pageSize, String token) {
    return ahead.submit(
        () -> {
          List<Row> rows = new ArrayList<>();
          String next =
              page(
                  client.send(request(api, window, pageSize, token), BodyHandlers.ofByteArray()),
                  ByteArrayInputStream::new,
                  (id, type, name, time) -> rows.add(new Row(id, type, name, time)));
          return new Page(rows, next);
        });
  }

  record Row(String id, @Nullable String type, @Nullable String name, @Nullable Instant time) {}

  /** The windows of days, at most a month each. */
  static List<Window> cut(LocalDate from, LocalDate to) {
    List<Window> windows = new ArrayList<>();
    for (LocalDate start = from; !start.isAfter(to); ) {
      LocalDate next = start.plusMonths(1);
      windows.add(new Window(start, next.isAfter(to) ? to : next.minusDays(1)));
      start = next;
    }
    return windows;
  }

  /** All pages of one window. */
  void drain(String api, Window window, int pageSize, Rows rows)
      throws IOException, InterruptedException {
    String token = "";
    do {
      token = page(api, window, pageSize, token, rows);
    } while (!token.isEmpty());
  }

  /** One page; the next one's token, or "". */
  String page(String api, Window window, int pageSize, String token, Rows rows)
      throws IOException, InterruptedException {
    return page(
        client.send(request(api, window, pageSize, token), BodyHandlers.ofInputStream()),
        body -> body,
        rows);
  }

  private static HttpRequest request(String api, Window window, int pageSize, String token) {
    String url =
        api
            + "/im/chat/sessions?from="
            + window.from
            + "&to="
            + window.to
            + "&page_size="
            + pageSize
            + (token.isEmpty()
                ? ""
                : "&next_page_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create(url))
        .header("Authorization", "Bearer " + PageServer.TOKEN)
        .header("Accept-Encoding", "gzip")
        .build();
  }

  private static <B> String page(HttpResponse<B> answer, Function<B, InputStream> body, Rows rows)
      throws IOException {
    boolean packed = answer.headers().firstValue("Content-Encoding").isPresent();
    InputStream bytes = body.apply(answer.body());
    try (JsonParser in = JSON.createParser(packed ? new GZIPInputStream(bytes) : bytes)) {
      if (answer.statusCode() != 200) {
        throw new IOException("HTTP " + answer.statusCode());
      }
      return page(in, rows);
    }
  }

  private static String page(JsonParser in, Rows rows) throws IOException {
    String token = "";
    in.nextToken();
    for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
      in.nextToken();
      switch (field) {
        case "next_page_token" -> token = in.getText();
        case "sessions" -> {
          while (in.nextToken() == JsonToken.START_OBJECT) {
            row(in, rows);
          }
        }
        default -> in.skipChildren();
      }
    }
    return token;
  }

  private static void row(JsonParser in, Rows rows) throws IOException {
    String id = "";
    String type = null;
    String name = null;
    Instant time = null;
    for (String field = in.nextFieldName(); field != null; field = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (value != JsonToken.VALUE_STRING) {
        in.skipChildren();
        continue;
      }
      switch (field) {
        case "session_id" -> id = in.getText();
        case "type" -> type = in.getText();
        case "name" -> name = in.getText();
        case "last_message_sent_time" -> time = Instant.parse(in.getText());
        default -> {}
      }
    }
    rows.row(id, type, name, time);
  }
}
