package io.github.zoomim.simulator;

import io.github.zoomim.simulator.ApiError.ApiException;
import io.github.zoomim.simulator.PageTokens.Position;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.Reading.Paging;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers a valid question with one page: finds the position, takes the rows, gives a token. */
final class SessionPager {
  private static final int FROZEN_WINDOWS = 1_000;

  private final SimulatorOptions options;
  private final SessionStore store;
  private final SessionWindows windows;
  private final PageTokens tokens;
  private final Map<Long, long[]> frozen = new LinkedHashMap<>();
  private long lastChain;

  SessionPager(SimulatorOptions options, SessionStore store, PageTokens tokens) {
    this.options = options;
    this.store = store;
    this.windows = new SessionWindows(store, options.rowOrder(), options.zone());
    this.tokens = tokens;
  }

  /**
   * A page.
   *
   * @param from the first day served, which may be later than the one asked for
   * @param nextToken null on the last page
   */
  record Page(
      PageQuery query, LocalDate from, List<SimulatedSession> rows, @Nullable String nextToken) {}

  /**
   * The page asked for.
   *
   * @param fault only {@link Fault.EmptyPage} and {@link Fault.RepeatedToken} matter here
   */
  Page page(PageQuery query, @Nullable Fault fault) throws ApiException {
    LocalDate from = servedFrom(query);
    Position position = position(query);
    long[] window =
        options.paging() == Paging.SNAPSHOT && position.chain() != 0
            ? frozen(position.chain())
            : windows.rows(from, query.to());
    int start =
        options.paging() == Paging.KEYSET
            ? afterKey(window, position.afterKey())
            : Math.min(position.offset(), window.length);
    boolean empty = fault instanceof Fault.EmptyPage;
    int size = empty ? 0 : Math.min(query.pageSize(), options.pageCap());
    int end = Math.min(window.length, start + size);
    List<SimulatedSession> rows = new ArrayList<>(end - start);
    for (int i = start; i < end; i++) {
      rows.add(store.session(SessionStore.row(window[i])));
    }
    String next = null;
    if (fault instanceof Fault.RepeatedToken && query.token() != null) {
      next = query.token();
    } else if (end < window.length || empty) {
      long after = end == 0 ? Long.MIN_VALUE : window[end - 1];
      next = tokens.issue(query, new Position(end, after, chain(position, window)));
    }
    return new Page(query, from, rows, next);
  }

  private LocalDate servedFrom(PageQuery query) {
    if (options.echo() != Echo.NARROWER) {
      return query.from();
    }
    LocalDate earliest = query.to().minusDays(options.narrowedToDays() - 1L);
    return query.from().isBefore(earliest) ? earliest : query.from();
  }

  private Position position(PageQuery query) throws ApiException {
    if (query.token() == null) {
      return Position.START;
    }
    Position position = tokens.redeem(query.token(), query);
    if (position == null) {
      throw invalidToken();
    }
    return position;
  }

  private static int afterKey(long[] window, long key) {
    return key == Long.MIN_VALUE ? 0 : SessionStore.lowerBound(window, key + 1);
  }

  private long chain(Position position, long[] window) {
    if (options.paging() != Paging.SNAPSHOT || position.chain() != 0) {
      return position.chain();
    }
    synchronized (frozen) {
      frozen.put(++lastChain, window);
      if (frozen.size() > FROZEN_WINDOWS) {
        frozen.remove(frozen.keySet().iterator().next());
      }
      return lastChain;
    }
  }

  private long[] frozen(long chain) throws ApiException {
    synchronized (frozen) {
      long[] window = frozen.get(chain);
      if (window == null) {
        throw invalidToken();
      }
      return window;
    }
  }

  private ApiException invalidToken() {
    return new ApiException(new ApiError(options.errorStatus(), 300, PageTokens.INVALID));
  }
}
