package io.github.zoomim.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RetryPolicyTest {
  private final VirtualTime time = new VirtualTime();
  private final Execution execution = Execution.unlimited(time);

  @Test
  void doublesTheBoundOfTheWaitUpToTheCap() {
    assertThatThrownBy(() -> policy(9, 1.0).run(execution, attempt -> fail(null)))
        .isInstanceOf(ZoomImFailure.class);

    assertThat(time.waits())
        .extracting(Duration::toMillis)
        .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 16000L, 30000L, 30000L, 30000L);
  }

  @Test
  void jittersTheWholeWait() {
    assertThatThrownBy(() -> policy(3, 0.1).run(execution, attempt -> fail(null)))
        .isInstanceOf(ZoomImFailure.class);

    assertThat(time.waits()).extracting(Duration::toMillis).containsExactly(50L, 100L, 200L);
  }

  @Test
  void triesOnceMoreThanItRetriesAndSaysThatItGaveUp() {
    List<Integer> attempts = new ArrayList<>();

    assertThatThrownBy(
            () ->
                policy(2, 0)
                    .run(
                        execution,
                        attempt -> {
                          attempts.add(attempt);
                          return fail(null);
                        }))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONNECTION))
        .hasMessage("the fault (gave up after 2 retries)");
    assertThat(attempts).containsExactly(0, 1, 2);
  }

  @Test
  void goesOnWhenTheFaultHasPassed() {
    String answer =
        policy(5, 1).run(execution, attempt -> attempt < 2 ? fail(null) : "after " + attempt);

    assertThat(answer).isEqualTo("after 2");
    assertThat(time.waits()).hasSize(2);
  }

  @Test
  void waitsAsLongAsTheServerAsks() {
    policy(5, 1).run(execution, attempt -> attempt < 1 ? fail(Duration.ofSeconds(7)) : "done");

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void waitsItsOwnTimeWhenTheServerAsksForLess() {
    policy(5, 1).run(execution, attempt -> attempt < 1 ? fail(Duration.ZERO) : "done");

    assertThat(time.waits()).containsExactly(Duration.ofMillis(500));
  }

  @Test
  void failsAtOnceWhenTheServerAsksForTooLongAWait() {
    assertThatThrownBy(() -> policy(5, 1).run(execution, attempt -> fail(Duration.ofMinutes(30))))
        .isInstanceOf(ZoomImFailure.class)
        .hasMessageContaining("2026-10-15T12:30:00Z")
        .hasMessageContaining("120 s");
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void refusesAWaitBeyondTheDeadline() {
    Execution hurried = Execution.within(Duration.ofSeconds(3), time);

    assertThatThrownBy(() -> policy(5, 1).run(hurried, attempt -> fail(Duration.ofSeconds(4))))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
        .hasMessageContaining("the back-off");
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void endsWithTheStopOfTheExecution() {
    assertThatThrownBy(
            () ->
                policy(5, 1)
                    .run(
                        execution,
                        attempt -> {
                          execution.stop(Kind.CANCELLED);
                          return fail(null);
                        }))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
  }

  private static RetryPolicy policy(int maxRetries, double random) {
    RetryPolicy standard = RetryPolicy.standard(maxRetries);
    return new RetryPolicy(
        maxRetries, standard.base(), standard.cap(), standard.longestAsked(), () -> random);
  }

  private static String fail(@Nullable Duration retryAfter) throws TransientFailure {
    throw new TransientFailure(
        new ZoomImFailure(Kind.CONNECTION, "the fault"), "the back-off", retryAfter);
  }
}
