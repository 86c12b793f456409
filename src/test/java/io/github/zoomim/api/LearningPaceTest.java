package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.VirtualTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pace takes in from Zoom's answers. */
final class LearningPaceTest {
  private final VirtualTime time = new VirtualTime();
  private final Execution execution = Execution.unlimited(time);

  @ParameterizedTest
  @ValueSource(doubles = {10, 1000, Double.POSITIVE_INFINITY})
  void slowsDownToWhatZoomAllowsAtOnce(double requestsPerSecond) {
    Pace pace = new Pace(requestsPerSecond, time);
    pace.await(execution);
    pace.learn(told(2));

    // The first gap too, although the place was taken at the old pace.
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(515));
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(515));
    pace.learn(told(0));
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(515));
  }

  @Test
  void goesFasterAgainWhenZoomAllowsMoreButNeverThanItWasAskedTo() {
    Pace pace = new Pace(10, time);
    pace.await(execution);
    pace.learn(told(1));
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(1_030));
    pace.learn(told(5));
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(206));
    pace.learn(told(40));
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(103));
  }

  @Test
  void takesARefusalThatTellsALowerLimitForThatAlone() {
    Pace pace = new Pace(10, time);
    pace.await(execution);
    pace.learn(refused(5));
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(206));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 40})
  void halvesItsShareForAWhileWhenARefusalHasNoOtherReason(int limit) {
    Pace pace = new Pace(10, time);
    pace.await(execution);
    pace.learn(refused(limit));
    pace.learn(refused(limit)); // Of a request that left at the same time.
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(206));

    time.advance(Duration.ofSeconds(2));
    pace.learn(refused(limit));
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(412));

    time.advance(LearnedRate.RECOVERY);
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(206));
    time.advance(LearnedRate.RECOVERY);
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(103));
  }

  @Test
  void keepsASixteenthAtTheLeast() {
    Pace pace = new Pace(10, time);
    for (int i = 0; i < 20; i++) {
      time.advance(Duration.ofSeconds(2));
      pace.learn(refused(0));
    }
    pace.await(execution);
    assertThat(gap(pace)).isEqualTo(Duration.ofMillis(16 * 103));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void sendsNothingOnADayThatIsUsedUp(boolean refusal) {
    Pace pace = new Pace(10, time);
    pace.await(execution);
    pace.learn(new RateLimit(refusal, true, 0, true, Duration.ofHours(12)));

    assertThatThrownBy(() -> pace.await(Execution.unlimited(time)))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.RATE_LIMIT))
        .hasMessageContaining("the limit ends at 2026-10-16T00:00:00Z");
    assertThat(time.waits()).isEmpty();

    time.advance(Duration.ofHours(12));
    assertThatCode(() -> pace.await(execution)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"true,", "false, PT5S"})
  void goesOnWhereNothingSaysThatTheDayIsUsedUpOrUntilWhen(
      boolean usedUp, @Nullable Duration wait) {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, time);
    pace.learn(new RateLimit(false, true, 0, usedUp, wait));
    assertThatCode(() -> pace.await(execution)).doesNotThrowAnyException();
  }

  @Test
  void believesNoDayThatLastsLonger() {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, time);
    pace.learn(new RateLimit(true, true, 0, true, Duration.ofDays(36_500)));
    assertThatThrownBy(() -> pace.await(execution)).hasMessageContaining("2026-10-16T12:00:00Z");
  }

  private Duration gap(Pace pace) {
    long before = time.nanoTime();
    pace.await(execution);
    return Duration.ofNanos(time.nanoTime() - before);
  }

  private static RateLimit told(int perSecond) {
    return new RateLimit(false, false, perSecond, false, null);
  }

  private static RateLimit refused(int perSecond) {
    return new RateLimit(true, false, perSecond, true, null);
  }
}
