package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.at;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TimeConstraintTest {
  private static final LocalDate OLDEST = LocalDate.parse("2026-05-23");
  private static final LocalDate NEWEST = LocalDate.parse("2026-11-23");
  private static final TimeConstraint OCTOBER_6 =
      between("2026-10-06T00:00:00Z", "2026-10-07T00:00:00Z");

  @ParameterizedTest
  @MethodSource
  void asksForItsDaysWithinASpan(TimeConstraint constraint, String days) {
    assertThat(constraint.within(OLDEST, NEWEST))
        .extracting(run -> run.from() + ".." + run.to())
        .isEqualTo(days.isEmpty() ? List.of() : List.of(days.split(" ")));
  }

  static Stream<Arguments> asksForItsDaysWithinASpan() {
    return Stream.of(
        Arguments.of(TimeConstraint.NOTHING, ""),
        Arguments.of(TimeConstraint.ANYTHING, "2026-05-23..2026-11-23"),
        Arguments.of(Scans.days(Range.all()), "2026-05-23..2026-11-23"),
        Arguments.of(new TimeConstraint(ImmutableRangeSet.of(), true), "2026-05-23..2026-11-23"),
        Arguments.of(OCTOBER_6, "2026-10-06..2026-10-06"),
        Arguments.of(
            OCTOBER_6.or(between("2026-10-07T00:00:00Z", "2026-10-08T00:00:00Z")),
            "2026-10-06..2026-10-07"),
        Arguments.of(
            OCTOBER_6.or(between("2026-10-08T00:00:00Z", "2026-10-09T00:00:00Z")),
            "2026-10-06..2026-10-06 2026-10-08..2026-10-08"),
        Arguments.of(since("2026-11-23T00:00:00Z"), "2026-11-23..2026-11-23"),
        Arguments.of(since("2026-11-24T00:00:00Z"), ""),
        Arguments.of(Scans.days(Range.lessThan(at("2026-05-23T00:00:00Z"))), ""),
        Arguments.of(
            Scans.days(Range.atMost(at("2026-05-23T00:00:00Z"))), "2026-05-23..2026-05-23"));
  }

  @Test
  void asksForNothingOfAnEmptySpan() {
    assertThat(TimeConstraint.ANYTHING.within(NEWEST, NEWEST.minusDays(1))).isEmpty();
  }

  @Test
  void admitsTheSessionsOfItsDaysInTheAccountsZone() {
    ZoneId newYork = ZoneId.of("America/New_York");
    assertThat(OCTOBER_6.admits(at("2026-10-06T03:59:59.999Z"), newYork)).isFalse();
    assertThat(OCTOBER_6.admits(at("2026-10-06T04:00:00Z"), newYork)).isTrue();
    assertThat(OCTOBER_6.admits(at("2026-10-07T03:59:59.999Z"), newYork)).isTrue();
    assertThat(OCTOBER_6.admits(at("2026-10-07T04:00:00Z"), newYork)).isFalse();
    assertThat(OCTOBER_6.admits(at("2026-10-07T00:00:00Z"), ZoneOffset.UTC)).isFalse();
  }

  @Test
  void admitsSessionsWithoutATimeWhereItSaysSo() {
    assertThat(OCTOBER_6.admits(null, ZoneOffset.UTC)).isFalse();
    assertThat(TimeConstraint.ANYTHING.admits(null, ZoneOffset.UTC)).isTrue();
  }

  @Test
  void admitsTimesAtTheEndsOfTime() {
    for (long time : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(TimeConstraint.ANYTHING.admits(time, ZoneId.of("Pacific/Apia"))).isTrue();
      assertThat(OCTOBER_6.admits(time, ZoneId.of("Pacific/Apia"))).isFalse();
    }
  }
}
