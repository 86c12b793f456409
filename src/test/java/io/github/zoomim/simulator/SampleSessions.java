package io.github.zoomim.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Sessions made up from a seed: the same for the same arguments, with names, types and times of
 * every kind that a real account may hold. A list of a million costs no memory; each session is
 * made when it is asked for.
 */
public final class SampleSessions extends AbstractList<SimulatedSession> implements RandomAccess {
  private static final String[] HARD = {
    "",
    " ",
    "O'Brien's \"quoted\" team",
    "'; DROP TABLE chat_sessions; --",
    "back\\slash \\n \\u0041",
    "two\nlines\tand a tab\r\n",
    "control \u0001\u001f\u007f",
    "cafe\u0301 = café",
    "family 👨‍👩‍👧‍👦 flag 🇪🇺",
    "\u202Eright to left override\u202C",
    "\uFEFFbyte order mark",
    "null",
    "NULL",
    "100% & <b>bold</b> / ?=+",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 outside the BMP 𠜎",
    "line\u2028separator and \u0000 NUL",
    "comma, semicolon; pipe| tab\t"
  };

  private final int count;
  private final Instant from;
  private final long spanMillis;
  private final long seed;

  private SampleSessions(int count, Instant from, long spanMillis, long seed) {
    this.count = count;
    this.from = from;
    this.spanMillis = spanMillis;
    this.seed = seed;
  }

  /**
   * Sessions spread evenly over a range of time, in no order.
   *
   * @param from the start, inclusive; cut to the millisecond
   * @param to the end, exclusive
   * @throws IllegalArgumentException for a negative count or an empty range
   */
  public static List<SimulatedSession> generate(int count, Instant from, Instant to, long seed) {
    Instant start = from.truncatedTo(ChronoUnit.MILLIS);
    long span = Duration.between(start, to).toMillis();
    if (count < 0 || span <= 0) {
      throw new IllegalArgumentException(
          "Wanted a count of 0 or more and a range of time, but got "
              + count
              + " from "
              + from
              + " to "
              + to);
    }
    return new SampleSessions(count, start, span, seed);
  }

  @Override
  public SimulatedSession get(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    long number = Scramble.of(seed, index);
    long more = Scramble.of(~seed, index);
    Instant time = time(more, number);
    boolean timeless = Scramble.pick(number, 20, 500) == 0;
    return new SimulatedSession(
        DemoSessions.id(number),
        type(number),
        name(number),
        timeless ? null : time,
        earlier(time, more, timeless));
  }

  @Override
  public int size() {
    return count;
  }

  private static @Nullable String type(long number) {
    return switch (Scramble.pick(number, 30, 200)) {
      case 0 -> null;
      case 1 -> "";
      case 2 -> "Channel";
      default -> DemoSessions.isGroup(number) ? "Group" : "1:1";
    };
  }

  private static @Nullable String name(long number) {
    return switch (Scramble.pick(number, 16, 32)) {
      case 0 -> null;
      case 1 -> HARD[Scramble.pick(number, 8, HARD.length)];
      case 2, 3 -> SampleNames.unicode(number);
      default ->
          DemoSessions.isGroup(number) ? SampleNames.group(number) : SampleNames.person(number);
    };
  }

  private Instant time(long more, long number) {
    Instant time =
        from.plusMillis(Math.min(spanMillis - 1, (long) (Scramble.fraction(more) * spanMillis)));
    Instant odd =
        switch (Scramble.pick(number, 12, 64)) {
          case 0 -> startOfDay(time);
          case 1 -> startOfDay(time).plus(1, ChronoUnit.DAYS).minusMillis(1);
          case 2, 3, 4, 5, 6, 7, 8, 9, 10 -> time.truncatedTo(ChronoUnit.SECONDS);
          default -> time;
        };
    return odd.isBefore(from) || !odd.isBefore(from.plusMillis(spanMillis)) ? time : odd;
  }

  private List<Instant> earlier(Instant time, long more, boolean timeless) {
    if (timeless) {
      return List.of(time);
    }
    if (Scramble.pick(more, 5, 4) != 0) {
      return List.of();
    }
    long past = Duration.between(from, time).toMillis();
    return List.of(from.plusMillis(past / 2), from.plusMillis(past / 5 * 4));
  }

  private static Instant startOfDay(Instant time) {
    return time.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
  }
}
