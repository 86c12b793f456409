package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Reading.Paging;
import io.github.zoomim.simulator.Reading.Selection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sessions that come, go and get new messages, in windows and pages under every reading. */
final class MovingSessions implements Sessions {
  private final LaboratoryOptions options;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, Place> places = new HashMap<>();
  private int lastNumber;

  MovingSessions(LaboratoryOptions options) {
    this.options = options;
    options.sessions.forEach(session -> add(session, false));
    options.strays.forEach(session -> add(session, true));
  }

  /**
   * A session of the account.
   *
   * @param number orders those of one time; a session that changes gets a new one
   * @param isEverywhere whether every window shows it
   */
  private record Entry(SimulatedSession session, int number, boolean isEverywhere) {}

  /**
   * A row of a window.
   *
   * @param order what the rows are sorted by
   */
  private record Row(long order, int number, SimulatedSession session) implements Comparable<Row> {
    @Override
    public int compareTo(Row other) {
      int result = Long.compare(order, other.order);
      return result == 0 ? Integer.compare(number, other.number) : result;
    }
  }

  /**
   * Where a page begins: behind so many rows, or behind the last one.
   *
   * @param window as it was at its first page; empty where it is not frozen
   */
  private record Place(List<Row> window, int offset, @Nullable Row last) {}

  /** Adds a session, in place of the one with its id if there is one. */
  synchronized void put(SimulatedSession session) {
    add(session, false);
  }

  /** Gives the session a new last message; the one before stays as activity. */
  synchronized void move(String id, Instant time) {
    SimulatedSession session = known(id).session();
    List<Instant> activity = new ArrayList<>(session.earlierActivity());
    if (session.lastMessageSentTime() != null) {
      activity.add(session.lastMessageSentTime());
    }
    put(new SimulatedSession(id, session.type(), session.name(), time, activity));
  }

  synchronized void remove(String id) {
    entries.remove(known(id).session().id());
  }

  private void add(SimulatedSession session, boolean everywhere) {
    boolean timeless = session.lastActivity() == null;
    entries.put(session.id(), new Entry(session, ++lastNumber, everywhere || timeless));
  }

  private Entry known(String id) {
    Entry entry = entries.get(id);
    if (entry == null) {
      throw new NoSuchElementException("No session has the id " + id);
    }
    return entry;
  }

  @Override
  public synchronized Slice slice(LocalDate from, LocalDate to, long place, int size) {
    Place at = places.getOrDefault(place, new Place(List.of(), 0, null));
    List<Row> window =
        at.window().isEmpty() ? window(options.servedFrom(from, to), to) : at.window();
    int start = options.paging == Paging.KEYSET ? firstBehind(at.last(), window) : at.offset();
    start = Math.min(start, window.size());
    int end = Math.min(window.size(), start + Math.min(size, options.pageCap));
    List<SimulatedSession> rows = window.subList(start, end).stream().map(Row::session).toList();
    if (end == window.size()) {
      return new Slice(rows, -1);
    }
    long next = places.size() + 1L;
    List<Row> kept = options.paging == Paging.SNAPSHOT ? window : List.of();
    Row last = end == 0 ? null : window.get(end - 1);
    places.put(next, new Place(kept, end, last));
    return new Slice(rows, next);
  }

  private static int firstBehind(@Nullable Row last, List<Row> window) {
    return last == null
        ? 0
        : IntStream.range(0, window.size())
            .filter(i -> window.get(i).compareTo(last) > 0)
            .findFirst()
            .orElse(window.size());
  }

  private List<Row> window(LocalDate from, LocalDate to) {
    Instant start = from.atStartOfDay(options.zone).toInstant();
    Instant end = to.plusDays(1).atStartOfDay(options.zone).toInstant();
    List<Row> rows = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.isEverywhere()) {
        rows.add(row(entry, Long.MAX_VALUE));
      } else {
        times(entry.session())
            .filter(time -> !time.isBefore(start) && time.isBefore(end))
            .mapToLong(Instant::toEpochMilli)
            .max()
            .ifPresent(time -> rows.add(row(entry, time)));
      }
    }
    rows.sort(null);
    return rows;
  }

  /** When a window shows the session: all of its times, or the last one. */
  private Stream<Instant> times(SimulatedSession session) {
    return options.selection == Selection.BY_ACTIVITY
        ? Stream.concat(
            session.earlierActivity().stream(), Stream.ofNullable(session.lastMessageSentTime()))
        : Stream.ofNullable(session.lastActivity());
  }

  private Row row(Entry entry, long time) {
    long order =
        switch (options.rowOrder) {
          case TIME_ASCENDING -> time;
          case TIME_DESCENDING -> -time;
          case SHUFFLED -> Integer.reverse(entry.session().id().hashCode() * 0x9E3779B1);
        };
    return new Row(order, entry.number(), entry.session());
  }
}
