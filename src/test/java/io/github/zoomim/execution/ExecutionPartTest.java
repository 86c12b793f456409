package io.github.zoomim.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A part of a run that may end before it. */
final class ExecutionPartTest {
  private final Execution whole = Execution.within(Duration.ofHours(1), TimeSource.system());
  private final Execution part = whole.part();

  @Test
  void endsWithTheWholeForTheSameReason() {
    AtomicInteger stops = new AtomicInteger();
    try (Execution.Registration registration = part.onStop(stops::incrementAndGet)) {
      assertThat(registration).isNotNull();
      whole.stop(Kind.CANCELLED);
    }
    assertThat(stops).hasValue(1);
    assertThatThrownBy(part::check).extracting("kind").isEqualTo(Kind.CANCELLED);
    assertThatThrownBy(() -> whole.part().check()).extracting("kind").isEqualTo(Kind.CANCELLED);
  }

  @Test
  void leavesTheWholeRunningWhenItEnds() {
    part.stop(Kind.CLOSED);
    assertThatThrownBy(part::check).extracting("kind").isEqualTo(Kind.CLOSED);
    whole.check();
    whole.stop(Kind.CANCELLED);
    assertThatThrownBy(part::check).extracting("kind").isEqualTo(Kind.CLOSED);
  }

  @Test
  void endsTheWholeWhenItMeetsTheDeadlineOfAll() {
    assertThatThrownBy(() -> part.pause(Duration.ofHours(2), "the tide"))
        .extracting("kind")
        .isEqualTo(Kind.TIMEOUT);
    assertThatThrownBy(whole::check)
        .hasMessageContaining("7200000 ms, until ")
        .hasMessageContaining("for the tide")
        .extracting("kind")
        .isEqualTo(Kind.TIMEOUT);
    assertThatThrownBy(() -> whole.part().check()).hasMessageContaining("for the tide");
  }

  @Test
  void sharesWarningsAndFigures() {
    part.warn("careful");
    part.statistics().requestSent();
    assertThat(whole.warnings()).containsExactly("careful");
    assertThat(whole.statistics().requests()).isEqualTo(1);
    assertThat(part.remaining()).isNotNull().isLessThanOrEqualTo(Duration.ofHours(1));
  }
}
