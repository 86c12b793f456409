package io.github.zoomim.scan;

import static io.github.zoomim.support.Seeds.forEachSeed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DayRunTest {
  private static final int MOST = Integer.MAX_VALUE;

  @ParameterizedTest
  @CsvSource({
    "2026-10-05, 2026-10-05, 2026-10-05..2026-10-05",
    "2026-10-05, 2026-11-04, 2026-10-05..2026-11-04",
    "2026-10-05, 2026-11-05, 2026-10-05..2026-11-04 2026-11-05..2026-11-05",
    "2026-01-31, 2026-02-28, 2026-01-31..2026-02-27 2026-02-28..2026-02-28",
    "2026-01-28, 2026-02-28, 2026-01-28..2026-02-27 2026-02-28..2026-02-28",
    "2028-01-31, 2028-02-29, 2028-01-31..2028-02-28 2028-02-29..2028-02-29",
    "2026-02-01, 2026-03-01, 2026-02-01..2026-02-28 2026-03-01..2026-03-01",
    "2026-12-31, 2027-01-30, 2026-12-31..2027-01-30",
  })
  void cutsFromTheOldestDay(LocalDate from, LocalDate to, String windows) {
    assertThat(joined(new DayRun(from, to).windows(false, MOST))).isEqualTo(windows);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-10-05, 2026-11-04, 2026-10-05..2026-11-04",
    "2026-10-04, 2026-11-04, 2026-10-05..2026-11-04 2026-10-04..2026-10-04",
    "2026-01-29, 2026-02-28, 2026-02-01..2026-02-28 2026-01-29..2026-01-31",
    "2026-01-27, 2026-02-27, 2026-01-28..2026-02-27 2026-01-27..2026-01-27",
    "2028-01-30, 2028-02-29, 2028-02-01..2028-02-29 2028-01-30..2028-01-31",
    "2026-03-01, 2026-03-31, 2026-03-01..2026-03-31",
    "2026-02-28, 2026-03-30, 2026-03-01..2026-03-30 2026-02-28..2026-02-28",
  })
  void cutsFromTheNewestDay(LocalDate from, LocalDate to, String windows) {
    assertThat(joined(new DayRun(from, to).windows(true, MOST))).isEqualTo(windows);
  }

  @Test
  void bothCutsCoverJustTheseDaysInTheFewestWindows() {
    forEachSeed(
        500,
        random -> {
          LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(1500));
          int length = 1 + random.nextInt(230);
          DayRun run = new DayRun(from, from.plusDays(length - 1));

          List<DateWindow> forward = run.windows(false, MOST);
          List<DateWindow> backward = new ArrayList<>(run.windows(true, MOST));
          Collections.reverse(backward);

          for (List<DateWindow> windows : List.of(forward, backward)) {
            LocalDate next = from;
            for (DateWindow window : windows) {
              assertThat(window.from()).isEqualTo(next);
              next = window.to().plusDays(1);
            }
            assertThat(next).as("%s", run).isEqualTo(run.to().plusDays(1));
            assertThat(windows).as("%s", run).hasSize(fewest(from, length));
          }
        });
  }

  /** By trying every legal first window of every remainder. */
  private static int fewest(LocalDate from, int length) {
    int[] fewest = new int[length + 1];
    for (int left = 1; left <= length; left++) {
      LocalDate start = from.plusDays(length - left);
      fewest[left] = Integer.MAX_VALUE;
      for (int days = 1; days <= left; days++) {
        if (start.plusDays(days - 1).isBefore(start.plusMonths(1))) {
          fewest[left] = Math.min(fewest[left], 1 + fewest[left - days]);
        }
      }
    }
    return fewest[length];
  }

  private static String joined(List<DateWindow> windows) {
    return windows.stream().map(DateWindow::toString).collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 2026-01-01..2026-01-30 2026-01-31..2026-02-27 2026-02-28..2026-03-27",
    "true, 2026-02-28..2026-03-27 2026-01-29..2026-02-27 2026-01-01..2026-01-28"
  })
  void cutsNoWindowLongerThanItMayBe(boolean newestFirst, String windows) {
    DayRun run = new DayRun(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-27"));
    assertThat(joined(run.windows(newestFirst, 30))).isEqualTo(windows);
  }

  @Test
  void cutsAWindowOffEitherEndAndKeepsTheRest() {
    DayRun run = new DayRun(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-31"));
    assertThat(run.newestWindow(3)).hasToString("2026-03-29..2026-03-31");
    assertThat(run.without(run.newestWindow(3)))
        .isEqualTo(new DayRun(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-03-28")));
    assertThat(run.oldestWindow(1)).hasToString("2026-01-01..2026-01-01");
    assertThat(run.without(run.oldestWindow(1)))
        .isEqualTo(new DayRun(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-03-31")));
  }

  @Test
  void cutsNoWindowLongerThanAMonthOrTheRun() {
    DayRun february = new DayRun(LocalDate.parse("2026-02-01"), LocalDate.parse("2026-03-31"));
    assertThat(february.oldestWindow(31)).hasToString("2026-02-01..2026-02-28");
    assertThat(february.newestWindow(31)).hasToString("2026-03-01..2026-03-31");
    DayRun days = new DayRun(LocalDate.parse("2026-03-30"), LocalDate.parse("2026-03-31"));
    assertThat(days.newestWindow(9)).hasToString("2026-03-30..2026-03-31");
    assertThat(days.oldestWindow(9)).hasToString("2026-03-30..2026-03-31");
    assertThat(days.without(days.newestWindow(9))).isNull();
  }
}
