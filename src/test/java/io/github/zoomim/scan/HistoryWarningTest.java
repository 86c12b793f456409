package io.github.zoomim.scan;

import static io.github.zoomim.scan.Scans.EVERYTHING;
import static io.github.zoomim.scan.Scans.at;
import static io.github.zoomim.scan.Scans.between;
import static io.github.zoomim.scan.Scans.drain;
import static io.github.zoomim.scan.Scans.since;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableRangeSet;
import com.google.common.collect.Range;
import io.github.zoomim.execution.Execution;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class HistoryWarningTest {
  private final VirtualTime time = new VirtualTime("2026-11-23T12:00:00Z");
  private final FakeZoom zoom = new FakeZoom(time);

  @Test
  void saysFromWhichDayRowsAre() {
    assertThat(warnings(since("2020-01-01T00:00:00Z"), EVERYTHING))
        .containsExactly(
            "The predicate asks for sessions last used before 2026-05-23, but Zoom serves only the"
                + " last 6 months (property historyMonths): rows are from 2026-05-23 on, older ones are"
                + " missing");
  }

  @Test
  void saysSoWhereThereIsNoLowerBound() {
    assertThat(warnings(Scans.days(Range.lessThan(at("2026-10-01T00:00:00Z"))), EVERYTHING))
        .singleElement()
        .asString()
        .contains("before 2026-05-23");
  }

  @Test
  void warnsAndSendsNothingForARangeWhollyBeforeTheHistory() {
    TimeConstraint past = between("2020-01-01T00:00:00Z", "2021-01-01T00:00:00Z");
    Execution execution = Execution.unlimited(time);
    assertThat(drain(Scans.open(zoom, 300, past, EVERYTHING, execution))).isEmpty();
    assertThat(execution.warnings()).hasSize(1);
    assertThat(zoom.requests).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  void staysSilentWhereNothingIsCut(TimeConstraint constraint) {
    assertThat(warnings(constraint, EVERYTHING)).isEmpty();
  }

  static Stream<TimeConstraint> staysSilentWhereNothingIsCut() {
    return Stream.of(
        TimeConstraint.ANYTHING,
        TimeConstraint.NOTHING,
        Scans.days(Range.all()),
        new TimeConstraint(ImmutableRangeSet.of(), true),
        since("2026-05-23T00:00:00Z"),
        Scans.days(Range.greaterThan(at("2026-05-22T23:59:59.999Z"))),
        since("2027-01-01T00:00:00Z"));
  }

  @Test
  void staysSilentWhereNoRowIsWanted() {
    assertThat(warnings(since("2020-01-01T00:00:00Z"), new Demand.AtMost(0))).isEmpty();
  }

  private List<String> warnings(TimeConstraint constraint, Demand demand) {
    Execution execution = Execution.unlimited(time);
    Scans.open(zoom, 300, constraint, demand, execution).close();
    assertThat(zoom.requests).isEmpty();
    return execution.warnings();
  }
}
