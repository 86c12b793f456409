package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small Zoom in memory: sessions that move, tokens that expire, dates echoed as a test likes. It
 * answers one request at a time, whatever the thread.
 */
final class FakeZoom implements SessionPageSource {
  /** How a page token finds the rows that follow. */
  enum Paging {
    /** It stands for the result as it was at the first page. */
    SNAPSHOT,
    /** It names the last row's place in the order; the rows after that are looked up anew. */
    CURSOR
  }

  static final Comparator<Session> BY_ID = Comparator.comparing(Session::id);
  static final Comparator<Session> BY_TIME =
      Comparator.comparing(
              Session::lastMessageSentTime, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(BY_ID);

  final VirtualTime time;
  final List<PageRequest> requests = new CopyOnWriteArrayList<>();

  /** Requests in flight at the most, for the scans that tests open on it. */
  int concurrency = 1;

  Paging paging = Paging.SNAPSHOT;
  Comparator<Session> order = BY_ID;
  Duration tokenLife = Duration.ofMinutes(15);
  int historyMonths = 6;

  /** Whether the day exactly that many months ago is served. */
  boolean servesOldestDay = true;

  /** Runs before the request of that number, counted from 1, is answered. */
  final Map<Integer, Runnable> before = new HashMap<>();

  /** What the page echoes, if not what was asked. */
  UnaryOperator<SessionPage> echo = page -> page;

  /** The window that is really read, if not the one asked. */
  UnaryOperator<DateWindow> read = window -> window;

  /** An answer instead of the regular one, by request and its number; null for the regular one. */
  BiFunction<PageRequest, Integer, @Nullable PageAnswer> instead = (request, number) -> null;

  private final Map<String, Session> sessions = new LinkedHashMap<>();
  private final Map<String, Chain> chains = new HashMap<>();

  private record Chain(
      DateWindow window, Instant issued, @Nullable List<Session> rest, Session last) {}

  FakeZoom(VirtualTime time) {
    this.time = time;
  }

  synchronized FakeZoom add(String id, String sent) {
    sessions.put(id, ChatSession.of(id, "Group", "n", Instant.parse(sent).toEpochMilli()));
    return this;
  }

  synchronized FakeZoom add(Session session) {
    sessions.put(session.id(), session);
    return this;
  }

  /** The session gets a message. */
  synchronized void touch(String id) {
    add(ChatSession.of(id, "Group", "n", time.now().toEpochMilli()));
  }

  synchronized List<Session> sessions() {
    return List.copyOf(sessions.values());
  }

  synchronized void delete(String id) {
    sessions.remove(id);
  }

  /** Each request as {@code from..to}, with {@code +} where it carried a token. */
  List<String> asked() {
    return requests.stream()
        .map(request -> request.window() + (request.pageToken() == null ? "" : "+"))
        .toList();
  }

  @Override
  public synchronized PageAnswer fetch(PageRequest request, Execution execution) {
    requests.add(request);
    before.getOrDefault(requests.size(), () -> {}).run();
    PageAnswer other = instead.apply(request, requests.size());
    if (other != null) {
      return other;
    }
    LocalDate today = LocalDate.ofInstant(time.now(), ZoneOffset.UTC);
    LocalDate oldest = today.minusMonths(historyMonths).plusDays(servesOldestDay ? 0 : 1);
    if (request.window().from().isBefore(oldest)) {
      return new PageAnswer.BeyondHistory("Report requested exceeds 6 month limit.");
    }
    return request.pageToken() == null ? firstPage(request) : laterPage(request);
  }

  private PageAnswer firstPage(PageRequest request) {
    return page(request, rows(read.apply(request.window())));
  }

  private PageAnswer laterPage(PageRequest request) {
    Chain chain = chains.get(request.pageToken());
    if (chain == null
        || !chain.window().equals(request.window())
        || chain.issued().plus(tokenLife).isBefore(time.now())) {
      return new PageAnswer.TokenExpired("The next page token is invalid or expired.");
    }
    List<Session> rest = chain.rest();
    if (rest == null) {
      rest =
          rows(read.apply(request.window())).stream()
              .filter(session -> order.compare(session, chain.last()) > 0)
              .toList();
    }
    return page(request, rest);
  }

  private PageAnswer page(PageRequest request, List<Session> rows) {
    int size = Math.min(request.pageSize(), rows.size());
    String token = null;
    if (size < rows.size()) {
      token = "token" + requests.size();
      List<Session> rest = paging == Paging.SNAPSHOT ? rows.subList(size, rows.size()) : null;
      chains.put(token, new Chain(request.window(), time.now(), rest, rows.get(size - 1)));
    }
    DateWindow window = request.window();
    return new PageAnswer.Page(
        echo.apply(new SessionPage(window.from(), window.to(), token, rows.subList(0, size))));
  }

  private List<Session> rows(DateWindow window) {
    return sessions.values().stream()
        .filter(session -> isIn(window, session.lastMessageSentTime()))
        .sorted(order)
        .toList();
  }

  private static boolean isIn(DateWindow window, @Nullable Long sent) {
    if (sent == null) {
      return true;
    }
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(sent), ZoneOffset.UTC);
    return !day.isBefore(window.from()) && !day.isAfter(window.to());
  }
}
