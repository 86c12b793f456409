package io.github.zoomim.scan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The days that a scan needs: which of them it takes from memory, and which it asks for.
 *
 * <p>A day before today only loses sessions, and whatever left it since its reading is found in the
 * days since. So a kept day serves if all days since the oldest reading that is used are looked at
 * too; a session that is seen there replaces its kept row. Memory is used only where that saves
 * requests.
 *
 * <p>The newest day by itself serves for two seconds, so that a burst of small queries asks once.
 */
final class ScanDays implements WindowSchedule.Days {
  /** So long after its reading the newest day need not be read again. */
  private static final long CURRENT_NANOS = Duration.ofSeconds(2).toNanos();

  /** A reading that took longer than this shows the newest day as it was too long ago. */
  private static final long LONG_READING_NANOS = Duration.ofSeconds(10).toNanos();

  /**
   * Days that need not be asked for.
   *
   * @param days that the scan takes from memory
   * @param rest all other days that it needs, oldest first
   * @param since all days from this one on are needed, and may replace what is kept of others; null
   *     where nothing is from memory
   * @param settled whether the newest day is among them, and was read after all others
   */
  record FromMemory(
      List<KeptDay> days, List<DayRun> rest, @Nullable LocalDate since, boolean settled) {
    static final FromMemory NOTHING = new FromMemory(List.of(), List.of(), null, false);

    boolean holds(LocalDate day) {
      return days.stream().anyMatch(kept -> kept.day().equals(day));
    }
  }

  private final ScanRequest request;
  private final ScanOptions options;
  private final ScanSource source;
  private final int longest;
  private final boolean newestFirst;

  /** The first day that is needed beside those wanted; null where nothing is from memory. */
  private @Nullable LocalDate since;

  /**
   * @param longest days that a window may have
   * @param newestFirst the order of reading
   */
  ScanDays(
      ScanRequest request,
      ScanOptions options,
      ScanSource source,
      int longest,
      boolean newestFirst) {
    this.request = request;
    this.options = options;
    this.source = source;
    this.longest = longest;
    this.newestFirst = newestFirst;
  }

  @Override
  public List<DayRun> within(LocalDate oldest, LocalDate newest) {
    if (since == null) {
      return wantedRuns(oldest, newest);
    }
    NavigableSet<LocalDate> days = wanted(oldest, newest);
    days.addAll(all(since.isAfter(oldest) ? since : oldest, newest));
    return DayRun.of(days);
  }

  @Override
  public FromMemory fromMemory(History served) {
    boolean uses = !options.maxAge().isZero() && request.demand().limit() > 0;
    FromMemory best =
        uses ? source.undisturbed(() -> choose(source.kept(), served)) : FromMemory.NOTHING;
    since = best.since();
    return best;
  }

  private FromMemory choose(Collection<KeptDay> kept, History served) {
    NavigableSet<LocalDate> wanted = wanted(served.oldest(), served.newest());
    Map<LocalDate, KeptDay> used = new HashMap<>();
    Map<LocalDate, Integer> sizes = new HashMap<>();
    @Nullable KeptDay newest = null;
    for (KeptDay day : kept) {
      sizes.put(day.day(), day.sessions().size());
      if (isUsable(day)) {
        used.put(day.day(), day);
      } else if (day.day().equals(served.newest()) && isCurrent(day)) {
        newest = day;
      }
    }
    LocalDate from =
        used.values().stream()
            .filter(day -> wanted.contains(day.day()))
            .map(day -> day.reading().open())
            .min(Comparator.naturalOrder())
            .orElse(served.newest());
    NavigableSet<LocalDate> rest = new TreeSet<>(wanted);
    if (!used.isEmpty()) {
      rest.addAll(all(from, served.newest()));
    }
    used.keySet().retainAll(rest);
    rest.removeAll(used.keySet());
    boolean settled = false;
    if (newest != null
        && rest.contains(newest.day())
        && mayUse(newest, used.values(), rest, from)) {
      settled = rest.size() == 1 && isAfter(newest, used.values());
      used.put(newest.day(), newest);
      rest.remove(newest.day());
    }
    return used.isEmpty() || !pays(wanted, rest, from, sizes)
        ? FromMemory.NOTHING
        : new FromMemory(
            used.values().stream().map(source::current).toList(), DayRun.of(rest), from, settled);
  }

  /** A day that the API refused is asked for again where its refusal is worth a warning. */
  private boolean isUsable(KeptDay day) {
    return day.isClosed()
        && source.nanoTime() - day.reading().begunNanos() < options.maxAge().toNanos()
        && (day.reading().served() || !request.constraint().excludesDays());
  }

  private boolean isCurrent(KeptDay day) {
    long now = source.nanoTime();
    return day.reading().atOnce()
        && now - day.reading().endedNanos() < CURRENT_NANOS
        && now - day.reading().begunNanos()
            < Math.min(LONG_READING_NANOS, options.maxAge().toNanos());
  }

  /** A scan that reads older days asks for the newest after them, if it gets there. */
  private boolean mayUse(
      KeptDay newest, Collection<KeptDay> used, NavigableSet<LocalDate> rest, LocalDate from) {
    boolean isOnlyRecentDay = rest.tailSet(from).size() == 1;
    boolean fits = rest.size() == 1 && isAfter(newest, used);
    return fits || (newestFirst && isLimited() && isOnlyRecentDay);
  }

  private static boolean isAfter(KeptDay newest, Collection<KeptDay> used) {
    return used.stream().allMatch(day -> newest.reading().isAfter(day.reading()));
  }

  private boolean pays(
      NavigableSet<LocalDate> wanted,
      NavigableSet<LocalDate> rest,
      LocalDate from,
      Map<LocalDate, Integer> sizes) {
    if (!isLimited()) {
      return requests(rest, sizes) < requests(wanted, sizes);
    }
    // A scan that would end with its first page must not look at other days first, and where the
    // oldest rows are wanted they may lie in days that aren't kept.
    boolean isInTheWay = request.order() == TimeOrder.ASCENDING && !rest.headSet(from).isEmpty();
    return wanted.containsAll(rest) && !isInTheWay;
  }

  private boolean isLimited() {
    return !request.demand().isEverything();
  }

  /** How many requests these days take by what is known of them, at least. */
  private int requests(NavigableSet<LocalDate> days, Map<LocalDate, Integer> sizes) {
    int requests = 0;
    for (DayRun run : DayRun.of(days)) {
      for (DateWindow window : run.windows(newestFirst, longest)) {
        int rows =
            all(window.from(), window.to()).stream()
                .mapToInt(day -> sizes.getOrDefault(day, 0))
                .sum();
        requests += Math.max(1, (rows + options.pageSize() - 1) / options.pageSize());
      }
    }
    return requests;
  }

  private NavigableSet<LocalDate> wanted(LocalDate oldest, LocalDate newest) {
    NavigableSet<LocalDate> days = new TreeSet<>();
    wantedRuns(oldest, newest).forEach(run -> days.addAll(all(run.from(), run.to())));
    return days;
  }

  private List<DayRun> wantedRuns(LocalDate oldest, LocalDate newest) {
    return request.demand().limit() > 0 ? request.constraint().within(oldest, newest) : List.of();
  }

  private static List<LocalDate> all(LocalDate from, LocalDate to) {
    return from.isAfter(to) ? List.of() : from.datesUntil(to.plusDays(1)).toList();
  }
}
