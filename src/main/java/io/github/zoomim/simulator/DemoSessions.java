package io.github.zoomim.simulator;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the demo shows: an office's chats of the last six months, the same all day long. */
final class DemoSessions {
  static final int COUNT = 2_000;
  private static final int TODAY = 8;
  private static final int YESTERDAY = 20;
  static final int SEED = 20_261_005;

  private final LocalDate today;
  private final long daysBack;
  private final long seed;

  private DemoSessions(LocalDate today, long seed) {
    this.today = today;
    this.seed = seed;
    this.daysBack = ChronoUnit.DAYS.between(today.minusMonths(6), today);
  }

  /** Sessions up to this UTC day, none of them later than its first hour. */
  static List<SimulatedSession> upTo(Instant now, int count, long seed) {
    DemoSessions demo = new DemoSessions(LocalDate.ofInstant(now, ZoneOffset.UTC), seed);
    return IntStream.range(0, count).mapToObj(demo::session).toList();
  }

  private SimulatedSession session(int index) {
    long number = Scramble.of(seed, index);
    Instant time = time(index, Scramble.of(seed + 1, index));
    return new SimulatedSession(
        id(number),
        isGroup(number) ? "Group" : "1:1",
        name(index, number),
        index % 500 == 499 ? null : time,
        List.of(time.minus(Scramble.pick(number, 9, 20) + 1, ChronoUnit.HOURS)));
  }

  private static @Nullable String name(int index, long number) {
    if (index % 200 == 199) {
      return null;
    }
    if (index % 40 == 0) {
      return SampleNames.unicode(number);
    }
    return isGroup(number) ? SampleNames.group(number) : SampleNames.person(number);
  }

  private Instant time(int index, long number) {
    int millis = Scramble.pick(number, 6, 60_000);
    if (index < TODAY) {
      return today
          .atStartOfDay()
          .plusMinutes(index * 7L)
          .toInstant(ZoneOffset.UTC)
          .plusMillis(millis);
    }
    LocalDate day = index < YESTERDAY ? today.minusDays(1) : officeDay(number);
    int minute = 6 * 60 + (Scramble.pick(number, 20, 420) + Scramble.pick(number, 32, 420));
    return day.atStartOfDay().plusMinutes(minute).toInstant(ZoneOffset.UTC).plusMillis(millis);
  }

  /** More often lately, seldom at weekends. */
  private LocalDate officeDay(long number) {
    long ago = 1 + (long) (Math.pow(Scramble.fraction(number), 1.4) * (daysBack - 2));
    LocalDate day = today.minusDays(ago);
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    LocalDate shifted = day.minusDays(2);
    return weekend && Scramble.pick(number, 4, 5) != 0 && ago + 2 < daysBack ? shifted : day;
  }

  /** Different for each index of a seed, for so is the number. */
  static String id(long number) {
    byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static boolean isGroup(long number) {
    return Scramble.pick(number, 40, 5) < 2;
  }
}
