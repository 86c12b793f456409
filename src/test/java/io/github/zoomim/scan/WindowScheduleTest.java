package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of windows that are read side by side. */
final class WindowScheduleTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
  private static final DateWindow NEWEST = new DateWindow(TODAY, TODAY);
  private static final DateWindow OLD = window("2026-10-01", "2026-10-20");
  private static final DateWindow MIXED = window("2026-11-01", "2026-11-23");

  @Test
  void theNewestDayIsReadOnceMoreIfItWasReadBesideOthers() {
    WindowSchedule schedule = schedule(true, NEWEST, OLD);
    assertThat(schedule.next()).isEqualTo(NEWEST);
    assertThat(schedule.next()).isEqualTo(OLD);
    schedule.ended(OLD, List.of(), true);
    schedule.ended(NEWEST, List.of(), true);
    assertThat(schedule.next()).isEqualTo(NEWEST);
    assertThat(schedule.next()).isNull();
    schedule.ended(NEWEST, List.of(), true);
    assertThat(schedule.next()).isNull();
  }

  @Test
  void theNewestDayWaitsForADayThatWasLeftOut() {
    WindowSchedule schedule = schedule(false, OLD, NEWEST);
    assertThat(schedule.next()).isEqualTo(OLD);
    assertThat(schedule.next()).isNull();
    DateWindow missing = window("2026-10-01", "2026-10-01");
    schedule.ended(OLD, List.of(missing), true);
    assertThat(schedule.next()).isEqualTo(missing);
    assertThat(schedule.next()).isNull();
    schedule.ended(missing, List.of(), true);
    assertThat(schedule.next()).isEqualTo(NEWEST);
  }

  @Test
  void aWindowThatIsCutIsCoveredByItsPartsInOrder() {
    WindowSchedule schedule = schedule(false, OLD, NEWEST);
    assertThat(schedule.next()).isEqualTo(OLD);
    assertThat(schedule.mayCut(OLD)).isTrue();
    schedule.left(OLD, 3);
    assertThat(schedule.startable()).isEqualTo(3);
    List<DateWindow> parts =
        List.of(
            window("2026-10-01", "2026-10-06"),
            window("2026-10-07", "2026-10-13"),
            window("2026-10-14", "2026-10-20"));
    for (DateWindow part : parts) {
      assertThat(schedule.next()).isEqualTo(part);
      assertThat(schedule.mayCut(part)).isFalse();
    }
    assertThat(schedule.next()).isNull();
  }

  @Test
  void olderDaysAreCutWithoutTheNewest() {
    WindowSchedule schedule = schedule(false, MIXED);
    assertThat(schedule.next()).isEqualTo(MIXED);
    assertThat(schedule.splits(MIXED)).isTrue();
    schedule.left(MIXED, 2);
    assertThat(schedule.next()).isEqualTo(window("2026-11-01", "2026-11-11"));
    assertThat(schedule.next()).isEqualTo(window("2026-11-12", "2026-11-22"));
    assertThat(schedule.next()).isNull();
    schedule.ended(window("2026-11-12", "2026-11-22"), List.of(), true);
    assertThat(schedule.next()).isNull();
    schedule.ended(window("2026-11-01", "2026-11-11"), List.of(), true);
    assertThat(schedule.next()).isEqualTo(NEWEST);
  }

  private static WindowSchedule schedule(boolean newestFirst, DateWindow... windows) {
    Comparator<DateWindow> oldestFirst = Comparator.comparing(DateWindow::from);
    WindowSchedule schedule =
        new WindowSchedule(
            (oldest, newest) ->
                Stream.of(windows)
                    .sorted(oldestFirst)
                    .map(window -> new DayRun(window.from(), window.to()))
                    .toList(),
            WindowScheduleTest::wholly,
            newestFirst,
            () -> new History(OLD.from(), TODAY, ZoneOffset.UTC),
            () -> false);
    schedule.begin();
    return schedule;
  }

  private static List<DateWindow> wholly(Deque<DayRun> days, @Nullable LocalDate newest) {
    List<DateWindow> windows =
        days.stream().map(run -> new DateWindow(run.from(), run.to())).toList();
    days.clear();
    return windows;
  }

  private static DateWindow window(String from, String to) {
    return new DateWindow(LocalDate.parse(from), LocalDate.parse(to));
  }
}
