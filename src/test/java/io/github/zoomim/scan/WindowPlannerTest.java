package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.FEW;
import static io.github.zoomim.scan.Scans.at;
import static io.github.zoomim.scan.Scans.between;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WindowPlannerTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void theWholeHistoryLeavesTheNewestDayByItself() {
    assertThat(plan(TimeConstraint.ANYTHING, EVERYTHING))
        .isEqualTo(
            "2026-05-23..2026-06-22 2026-06-23..2026-07-22 2026-07-23..2026-08-22"
                + " 2026-08-23..2026-09-22 2026-09-23..2026-10-22 2026-10-23..2026-11-22"
                + " 2026-11-23..2026-11-23");
  }

  @Test
  void aLimitedDemandStartsWithTheNewestMonth() {
    String windows =
        "2026-10-24..2026-11-23 2026-09-24..2026-10-23 2026-08-24..2026-09-23"
            + " 2026-07-24..2026-08-23 2026-06-24..2026-07-23 2026-05-24..2026-06-23"
            + " 2026-05-23..2026-05-23";
    assertThat(plan(TimeConstraint.ANYTHING, FEW)).isEqualTo(windows);
    assertThat(plan(TimeConstraint.ANYTHING, new Demand.AtMost(5))).isEqualTo(windows);
  }

  @Test
  void asksForTheDaysOfARangeAndNothingElse() {
    assertThat(plan(between("2026-10-05T10:00:00Z", "2026-10-07T00:00:00Z"), EVERYTHING))
        .isEqualTo("2026-10-05..2026-10-06");
  }

  @Test
  void doesNotSpanAGapBetweenDays() {
    TimeConstraint days =
        between("2026-10-01T00:00:00Z", "2026-10-02T00:00:00Z")
            .or(between("2026-10-03T00:00:00Z", "2026-10-04T00:00:00Z"));
    assertThat(plan(days, EVERYTHING)).isEqualTo("2026-10-01..2026-10-01 2026-10-03..2026-10-03");
    assertThat(plan(days, FEW)).isEqualTo("2026-10-03..2026-10-03 2026-10-01..2026-10-01");
  }

  @Test
  void asksForNothingWhereNothingCanMatch() {
    assertThat(plan(TimeConstraint.NOTHING, EVERYTHING)).isEmpty();
    assertThat(plan(Scans.days(Range.lessThan(at("2026-05-23T00:00:00Z"))), FEW)).isEmpty();
    assertThat(plan(Scans.days(Range.atLeast(at("2026-11-24T00:00:00Z"))), FEW)).isEmpty();
    assertThat(plan(TimeConstraint.ANYTHING, new Demand.AtMost(0))).isEmpty();
  }

  @Test
  void asksForTheWholeHistoryWhereOnlySessionsWithoutATimeMatch() {
    TimeConstraint nulls = new TimeConstraint(ImmutableRangeSet.of(), true);
    assertThat(plan(nulls, EVERYTHING)).isEqualTo(plan(TimeConstraint.ANYTHING, EVERYTHING));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "5, 5", "299, 299", "300, 300", "301, 300", "9999999999, 300"})
  void aRowLimitShrinksThePage(long limit, int pageSize) {
    ScanRequest request = new ScanRequest(TimeConstraint.ANYTHING, new Demand.AtMost(limit));
    assertThat(
            new WindowPlanner(
                    new FakeZoom(new VirtualTime("2026-11-23T12:00:00Z")), Scans.pages(300))
                .plan(request, NOW)
                .pageSize())
        .isEqualTo(pageSize);
  }

  @Test
  void aLimitAboveAPredicateLeavesThePageAsItIs() {
    ScanRequest request = new ScanRequest(TimeConstraint.ANYTHING, FEW);
    assertThat(
            new WindowPlanner(
                    new FakeZoom(new VirtualTime("2026-11-23T12:00:00Z")), Scans.pages(300))
                .plan(request, NOW)
                .pageSize())
        .isEqualTo(300);
  }

  @ParameterizedTest
  @CsvSource({
    // The zone decides which day is today, and where a day begins.
    "UTC, 2026-11-23T23:30:00Z, 1, 2026-10-23..2026-11-22 2026-11-23..2026-11-23",
    "Asia/Kolkata, 2026-11-23T23:30:00Z, 1, 2026-10-24..2026-11-23 2026-11-24..2026-11-24",
    "America/New_York, 2026-11-23T03:30:00Z, 1, 2026-10-22..2026-11-21 2026-11-22..2026-11-22",
    // Six months before 31 August is 28 February; the last window can't spare the newest day.
    "UTC, 2026-03-31T00:00:00Z, 1, 2026-02-28..2026-03-27 2026-03-28..2026-03-31",
    "UTC, 2026-02-28T00:00:00Z, 1, 2026-01-28..2026-02-27 2026-02-28..2026-02-28",
    "UTC, 2028-03-30T00:00:00Z, 1, 2028-02-29..2028-03-28 2028-03-29..2028-03-30",
  })
  void theHistoryEndsTodayAndStartsMonthsAgo(String zone, Instant now, int months, String windows) {
    WindowPlanner planner =
        new WindowPlanner(
            new FakeZoom(new VirtualTime("2026-11-23T12:00:00Z")),
            new ScanOptions(300, months, ZoneId.of(zone), 1, Duration.ZERO));
    ScanRequest everything = new ScanRequest(TimeConstraint.ANYTHING, EVERYTHING);
    assertThat(joined(planner.plan(everything, now))).isEqualTo(windows);
  }

  private static String plan(TimeConstraint constraint, Demand demand) {
    return joined(
        new WindowPlanner(new FakeZoom(new VirtualTime("2026-11-23T12:00:00Z")), Scans.pages(300))
            .plan(new ScanRequest(constraint, demand), NOW));
  }

  private static String joined(ScanPlan plan) {
    return plan.windows().stream().map(DateWindow::toString).collect(Collectors.joining(" "));
  }
}
