package io.github.zoomim.cache;

import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.KeptDay;
import io.github.zoomim.scan.KeptDay.Reading;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SeenSessions;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionPage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The days of one endpoint that were read lately, and the requests under way. Safe for many
 * threads.
 *
 * <p>No statement may show a session in an older state than one that ended before it began. So it
 * is noted what arrives: a page of days that are kept drops them, for it may show something newer,
 * and they are kept again where its window is read wholly; days of which others read pages in
 * between are not kept; and a kept session that was seen on a later day since is gone.
 */
final class DayCache {
  /** Sessions move into these last days only, while something is kept: {@code cacheTtl} at most. */
  private static final int RECENT_DAYS = 5;

  /** About what a session takes that was seen on a recent day. */
  private static final int BYTES_PER_SEEN = 28;

  /** The most pages that are kept for others that request the same meanwhile. */
  private static final int MOST_PENDING = 64;

  private static final long PENDING_NANOS = Duration.ofSeconds(2).toNanos();

  private final ZoneId zone;
  private final TimeSource time;
  private DaysInMemory store = new DaysInMemory(0);
  private long mostBytes;

  /** Counts requests and answers, to tell what was read before what. */
  private long step;

  private long lastArrival;

  private final Map<PageRequest, PendingPage> pendingPages = new LinkedHashMap<>();

  /** How many pages of windows with the day have come. */
  private final Map<LocalDate, Integer> arrivals = new HashMap<>();

  /** The sessions that were seen on recent days. */
  private final NavigableMap<LocalDate, SeenSessions> seen = new TreeMap<>();

  DayCache(ZoneId zone, TimeSource time) {
    this.zone = zone;
    this.time = time;
  }

  /** A request that somebody makes: this caller where {@code mine}, who must then end it. */
  record Claim(PendingPage pending, boolean mine) {}

  /** From now on that many bytes are kept. */
  synchronized void bound(long bytes) {
    if (bytes != mostBytes) {
      Collection<KeptDay> kept = store.days();
      mostBytes = bytes;
      store = new DaysInMemory(bytes);
      kept.forEach(store::keep);
    }
  }

  synchronized long mostBytes() {
    return mostBytes;
  }

  Instant now() {
    return time.now();
  }

  long nanoTime() {
    return time.nanoTime();
  }

  /** Does something while no page arrives. */
  synchronized <T> T undisturbed(Supplier<T> work) {
    return work.get();
  }

  synchronized Collection<KeptDay> days() {
    return store.days();
  }

  synchronized void used(Collection<KeptDay> days) {
    days.forEach(day -> store.used(day.day()));
  }

  /** The step at which the newest page came. */
  synchronized long lastArrival() {
    return lastArrival;
  }

  /** A new request, which nobody shares. */
  synchronized PendingPage begin(PageRequest request) {
    Map<LocalDate, Integer> before = new HashMap<>();
    days(request.window()).forEach(day -> before.put(day, arrivals.getOrDefault(day, 0)));
    return new PendingPage(
        request, ++step, time.nanoTime(), time.now(), before, new CompletableFuture<>());
  }

  /**
   * An equal request that is under way, or was just now; or a new one.
   *
   * @param after it must have begun after this step
   * @param since it must have begun at this step or later
   * @param orLast whether it may also be the last one that ended, before {@code since}
   */
  synchronized Claim claim(PageRequest request, long after, long since, boolean orLast) {
    PendingPage pending = pendingPages.get(request);
    if (pending != null && pending.begun() > after) {
      boolean isLast = pending.ended() == lastArrival && isRecent(pending);
      if (pending.begun() >= since || (orLast && isLast)) {
        return new Claim(pending, false);
      }
    }
    PendingPage mine = begin(request);
    pendingPages.remove(request);
    pendingPages.values().removeIf(old -> old.arrival().isDone() && !isRecent(old));
    while (pendingPages.size() >= MOST_PENDING) {
      pendingPages.remove(pendingPages.keySet().iterator().next());
    }
    pendingPages.put(request, mine);
    return new Claim(mine, true);
  }

  private boolean isRecent(PendingPage pending) {
    return time.nanoTime() - pending.begunNanos() < PENDING_NANOS;
  }

  /** A request came to nothing. */
  void failed(PendingPage pending) {
    synchronized (this) {
      pendingPages.remove(pending.request(), pending);
    }
    pending.arrival().complete(null);
  }

  /**
   * A page has come.
   *
   * @param open the first day that sessions may move into
   */
  void arrived(PendingPage pending, SessionPage page, LocalDate open) {
    synchronized (this) {
      lastArrival = ++step;
      for (LocalDate day : days(pending.request().window())) {
        arrivals.merge(day, 1, Integer::sum);
        store.drop(day);
      }
      note(pending.request().window(), page.sessions(), open.minusDays(RECENT_DAYS));
      pending.arrival().complete(new PendingPage.Arrival(page, step, time.nanoTime()));
    }
  }

  /** Notes on which recent days sessions were seen. */
  private void note(DateWindow window, List<Session> sessions, LocalDate oldest) {
    seen.headMap(oldest).clear();
    if (window.to().isBefore(oldest)) {
      return;
    }
    long start = startOf(oldest);
    for (Session session : sessions) {
      Long sent = session.lastMessageSentTime();
      if (sent != null && sent >= start) {
        seen.computeIfAbsent(dayOf(sent), absent -> new SeenSessions()).note(session);
      }
    }
    if (seen.values().stream().mapToLong(SeenSessions::size).sum() * BYTES_PER_SEEN > mostBytes) {
      seen.clear();
      store.days().forEach(day -> store.drop(day.day()));
    }
  }

  /** A kept day without the sessions that were seen on a later day. */
  synchronized KeptDay current(KeptDay day) {
    Collection<SeenSessions> later = seen.tailMap(day.day(), false).values();
    return new KeptDay(
        day.day(),
        without(later, day.sessions()),
        day.strays().stream().filter(this::isCurrent).toList(),
        day.reading());
  }

  private boolean isCurrent(Session session) {
    Long sent = session.lastMessageSentTime();
    return (sent == null ? seen : seen.tailMap(dayOf(sent), false))
        .values().stream().noneMatch(sessions -> sessions.contains(session));
  }

  private static List<Session> without(Collection<SeenSessions> later, List<Session> kept) {
    List<Session> current = kept;
    for (SeenSessions sessions : later) {
      current = current.stream().filter(session -> !sessions.contains(session)).toList();
    }
    return current;
  }

  /**
   * Keeps what was read of a window.
   *
   * @param covered the days that its pages were about
   * @param open the first day that sessions may have moved into since the first page
   */
  synchronized void keep(WindowRows rows, DateWindow covered, LocalDate open) {
    PendingPage first = rows.first();
    PendingPage last = rows.last();
    List<Session> sessions = rows.sessions();
    if (first == null || last == null || sessions == null) {
      return;
    }
    Map<LocalDate, List<Session>> days = new HashMap<>();
    days(covered).forEach(day -> days.put(day, new ArrayList<>()));
    List<Session> strays = new ArrayList<>();
    for (Session session : sessions) {
      Long sent = session.lastMessageSentTime();
      (sent == null ? strays : days.getOrDefault(dayOf(sent), strays)).add(session);
    }
    boolean atOnce = rows.pages() == 1 || covered.from().equals(covered.to());
    Reading reading =
        new Reading(
            open, first.begun(), last.ended(), first.begunNanos(), last.endedNanos(), atOnce, true);
    days.forEach(
        (day, ofDay) -> {
          if (arrivals.getOrDefault(day, 0) - first.before().getOrDefault(day, 0) == rows.pages()) {
            store.keep(new KeptDay(day, List.copyOf(ofDay), List.copyOf(strays), reading));
          }
        });
  }

  /** The API refused these days as too old. */
  synchronized void refused(DateWindow window, LocalDate open) {
    long now = time.nanoTime();
    Reading reading = new Reading(open, ++step, step, now, now, true, false);
    days(window).forEach(day -> store.keep(new KeptDay(day, List.of(), List.of(), reading)));
  }

  /** Which day it is at that moment of the server's clock. */
  LocalDate dayAt(Instant serverTime) {
    return LocalDate.ofInstant(serverTime, zone);
  }

  private LocalDate dayOf(long millis) {
    return dayAt(Instant.ofEpochMilli(millis));
  }

  private long startOf(LocalDate day) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static List<LocalDate> days(DateWindow window) {
    return window.from().datesUntil(window.to().plusDays(1)).toList();
  }
}
