package io.github.zoomim.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class RequestRateTest {
  private final Time time = new Time();
  private final RequestRate rate = new RequestRate(time);

  @Test
  void isZeroBeforeTheFirstRequestAndLongAfterTheLast() {
    assertThat(rate.perSecond()).isZero();
    rate.add();
    time.pass(Duration.ofSeconds(6));
    assertThat(rate.perSecond()).isZero();
  }

  @Test
  void isThatOfTheLastFiveSeconds() {
    for (int i = 0; i < 20; i++) {
      rate.add();
      time.pass(Duration.ofMillis(100));
    }
    assertThat(rate.perSecond()).isEqualTo(10);
    for (int i = 0; i < 10; i++) {
      rate.add();
      time.pass(Duration.ofSeconds(1));
    }
    assertThat(rate.perSecond()).isEqualTo(1);
  }

  @Test
  void aMomentIsNotTakenForASecond() {
    rate.add();
    assertThat(rate.perSecond()).isEqualTo(2);
  }

  private static final class Time implements TimeSource {
    private long nanos;

    void pass(Duration duration) {
      nanos += duration.toNanos();
    }

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
      return nanos;
    }

    @Override
    public boolean await(CountDownLatch latch, Duration duration) {
      throw new AssertionError("nothing waits here");
    }
  }
}
