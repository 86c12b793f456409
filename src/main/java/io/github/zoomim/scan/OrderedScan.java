package io.github.zoomim.scan;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A scan that returns sessions in the order of their times: it reads window by window in that
 * order, each wholly, for the order within a window is not known.
 *
 * <p>A session is returned once no day that may hold one before it is left to read. One whose time
 * lies in days still to come, as Zoom may answer where it selects by any activity, waits for them.
 * One that comes too late for its place shows that the windows don't tell the order: from then on
 * all is read before more is returned. What was returned can't be taken back, so the reader has to
 * watch the order.
 */
final class OrderedScan implements SessionScan {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  private final OrderedItinerary itinerary;
  private final BiFunction<DateWindow, LongSupplier, WindowReader> opener;
  private final WindowGrowth growth;
  private final ScanRequest request;
  private final ZoneId zone;
  private final Execution execution;

  private final SeenSessions seen = new SeenSessions();

  /** Sessions that have to wait for days still to be read. */
  private List<Session> waiting = new ArrayList<>();

  private Iterator<Session> ready = List.<Session>of().iterator();

  /** The last one made ready. */
  private @Nullable Session released;

  private @Nullable Session upcoming;
  private @Nullable Session last;
  private long returned;
  private boolean onlyTies;
  private boolean disordered;
  private boolean collecting;
  private boolean complete;
  private @Nullable Throwable failure;
  private volatile boolean closed;

  /**
   * @param opener opens the reader of a window, given how many sessions were found so far
   * @param execution the scan's own part of one, which ends with the scan
   */
  OrderedScan(
      OrderedItinerary itinerary,
      BiFunction<DateWindow, LongSupplier, WindowReader> opener,
      WindowGrowth growth,
      ScanRequest request,
      ZoneId zone,
      Execution execution) {
    this.itinerary = itinerary;
    this.opener = opener;
    this.growth = growth;
    this.request = request;
    this.zone = zone;
    this.execution = execution;
    this.complete = request.demand() instanceof Demand.AtMost limit && limit.count() == 0;
  }

  @Override
  public @Nullable Session next() {
    if (closed) {
      throw new ZoomImFailure(Kind.CLOSED, "The scan of chat_sessions was closed");
    }
    rethrow(failure);
    try {
      return advance();
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void endAfterTies() {
    onlyTies = true;
  }

  @Override
  public void close() {
    closed = true;
    execution.stop(Kind.CLOSED);
  }

  private @Nullable Session advance() {
    execution.check();
    while (upcoming == null && !ready.hasNext() && !onlyTies && !complete) {
      readWindow();
    }
    if (upcoming == null && ready.hasNext()) {
      upcoming = ready.next();
    }
    Session session = upcoming;
    if (session == null || (onlyTies && !isTie(session))) {
      return null;
    }
    upcoming = null;
    disordered |= last != null && compare(last, session) > 0;
    last = session;
    returned++;
    onlyTies |=
        !disordered && request.demand() instanceof Demand.AtMost limit && returned == limit.count();
    return session;
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
  }

  private boolean isTie(Session session) {
    return last != null
        && Objects.equals(session.lastMessageSentTime(), last.lastMessageSentTime());
  }

  private int compare(Session a, Session b) {
    return request.order().compare(a.lastMessageSentTime(), b.lastMessageSentTime());
  }

  private void readWindow() {
    DateWindow window = itinerary.next(growth.days());
    if (window == null) {
      complete = true;
      release(waiting);
      waiting = List.of();
      return;
    }
    WindowReader reader = opener.apply(window, seen::size);
    while (true) {
      List<Session> page = reader.nextPage();
      if (page != null) {
        page.forEach(session -> keep(session, reader.window()));
      }
      if (reader.hasEnded()) {
        itinerary.ended(reader.window(), reader.missing(), reader.wasOnePage());
        break;
      }
      if (itinerary.splits(reader.window())) {
        itinerary.left(reader.window());
        break;
      }
    }
    growth.read(lived(window), collecting ? 0 : releaseReady());
  }

  private void keep(Session session, DateWindow window) {
    Long time = session.lastMessageSentTime();
    if (!request.constraint().admits(time) || !seen.add(session.id())) {
      return;
    }
    waiting.add(session);
    if (time != null && !collecting && isBehind(session, time, window)) {
      collecting = true;
      LOG.fine(
          () ->
              "Zoom returned a session with the time "
                  + Instant.ofEpochMilli(time)
                  + " for the days "
                  + window
                  + ": these don't tell the order, so all days are read before more is returned");
    }
  }

  /**
   * Whether the session comes too late for its place. A reader who takes few can be told of one
   * that came late; to one who takes all as it comes, the first sign of it must be enough.
   */
  private boolean isBehind(Session session, long time, DateWindow window) {
    if (!WindowGrowth.isWholly(request.demand())) {
      return released != null && compare(session, released) < 0;
    }
    return isLatestFirst()
        ? time >= startOf(window.to().plusDays(1))
        : time < startOf(window.from());
  }

  /** Makes the sessions ready that nothing unread comes before; returns how many. */
  private int releaseReady() {
    LocalDate unread = itinerary.unread();
    long bound;
    if (unread == null) {
      bound = Long.MIN_VALUE;
    } else {
      bound = startOf(isLatestFirst() ? unread.plusDays(1) : unread);
    }
    List<Session> released = new ArrayList<>();
    List<Session> rest = new ArrayList<>();
    for (Session session : waiting) {
      Long time = session.lastMessageSentTime();
      boolean isReady = time != null && (isLatestFirst() ? time >= bound : time < bound);
      (isReady ? released : rest).add(session);
    }
    waiting = rest;
    release(released);
    return released.size();
  }

  private void release(List<Session> sessions) {
    sessions.sort(this::compare);
    ready = sessions.iterator();
    if (!sessions.isEmpty()) {
      released = sessions.get(sessions.size() - 1);
    }
  }

  /** How many days of the window have been so far. */
  private double lived(DateWindow window) {
    long start = startOf(window.from());
    long end = Math.min(startOf(window.to().plusDays(1)), execution.time().now().toEpochMilli());
    // A minute at least: a day that begins this second, or may not be served, tells nothing.
    long lived = itinerary.isEdge(window) ? 0 : end - start;
    return (double) Math.max(lived, Duration.ofMinutes(1).toMillis())
        / Duration.ofDays(1).toMillis();
  }

  private boolean isLatestFirst() {
    return request.order() == TimeOrder.DESCENDING;
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
