package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PaceTest {
  private final VirtualTime time = new VirtualTime();
  private final Execution execution = Execution.unlimited(time);

  @Test
  void spacesRequestsEvenly() {
    Pace pace = new Pace(10, time);
    List<Long> departures = new ArrayList<>();

    for (int i = 0; i < 5; i++) {
      pace.await(execution);
      departures.add(time.nanoTime() / 1_000_000);
    }

    assertThat(departures).containsExactly(0L, 103L, 206L, 309L, 412L);
  }

  @Test
  void savesNothingUpWhileNobodyAsks() {
    Pace pace = new Pace(10, time);
    pace.await(execution);
    time.advance(Duration.ofMinutes(1));

    pace.await(execution);
    pace.await(execution);

    assertThat(time.waits()).containsExactly(Duration.ofMillis(103));
  }

  @Test
  void goesSlowerThanOneASecond() {
    Pace pace = new Pace(0.25, time);
    pace.await(execution);
    pace.await(execution);

    assertThat(time.waits()).containsExactly(Duration.ofMillis(4_120));
  }

  @Test
  void isOffAtInfinity() {
    Pace pace = new Pace(Double.POSITIVE_INFINITY, time);
    for (int i = 0; i < 1000; i++) {
      pace.await(execution);
    }

    assertThat(time.waits()).isEmpty();
    pace.holdBack(Duration.ofSeconds(3));
    pace.await(execution);
    pace.await(execution);
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(3));
  }

  @Test
  void holdsAllRequestsBack() {
    Pace pace = new Pace(10, time);
    pace.holdBack(Duration.ofSeconds(5));
    pace.holdBack(Duration.ofSeconds(2));

    pace.await(execution);
    pace.await(Execution.unlimited(time));

    assertThat(time.waits()).containsExactly(Duration.ofSeconds(5), Duration.ofMillis(103));
  }

  @Test
  void refusesATurnAfterTheDeadline() {
    Pace pace = new Pace(0.1, time);
    pace.await(execution);
    Execution hurried = Execution.within(Duration.ofSeconds(9), time);

    assertThatThrownBy(() -> pace.await(hurried))
        .isInstanceOfSatisfying(
            ZoomImFailure.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMEOUT))
        .hasMessageContaining("requestsPerSecond");
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void forgetsOneWhoWasStoppedWhileWaiting() throws Exception {
    TimeSource clock = TimeSource.system();
    Pace pace = new Pace(0.01, clock);
    pace.await(Execution.unlimited(clock));
    Execution waiting = Execution.unlimited(clock);
    CompletableFuture<@Nullable Throwable> outcome = new CompletableFuture<>();
    Thread thread = new Thread(() -> outcome.complete(catchThrowable(() -> pace.await(waiting))));
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    waiting.stop(Kind.CANCELLED);

    assertThat(outcome.get(5, TimeUnit.SECONDS)).isInstanceOf(ZoomImFailure.class);
    // The next turn is at 103 s for whoever comes next; behind a ghost it would be at 206 s.
    Execution next = Execution.within(Duration.ofSeconds(99), clock);
    assertThatThrownBy(() -> pace.await(next)).hasMessageFindingMatch("waiting 10[0-9]{4} ms");
  }

  @Test
  void tellsUntilWhenARequestWaits() throws Exception {
    TimeSource clock = TimeSource.system();
    Pace pace = new Pace(0.01, clock);
    pace.await(Execution.unlimited(clock));
    Execution waiting = Execution.unlimited(clock);
    assertThat(waiting.statistics().waitingForPaceUntil()).isNull();
    Thread thread =
        new Thread(
            () ->
                assertThat(catchThrowable(() -> pace.await(waiting)))
                    .isInstanceOf(ZoomImFailure.class));
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }

    assertThat(waiting.statistics().waitingForPaceUntil())
        .isBetween(clock.now().plusSeconds(80), clock.now().plusSeconds(104));
    waiting.stop(Kind.CANCELLED);
    thread.join();
    assertThat(waiting.statistics().waitingForPaceUntil()).isNull();
  }

  @Test
  void neverExceedsItsRateWithManyThreads() throws Exception {
    TimeSource clock = TimeSource.system();
    Pace pace = new Pace(200, clock);
    ConcurrentLinkedQueue<Long> departures = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      threads.add(
          new Thread(
              () -> {
                for (int j = 0; j < 5; j++) {
                  pace.await(Execution.unlimited(clock));
                  departures.add(clock.nanoTime());
                }
              }));
    }
    long start = clock.nanoTime();
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(departures).hasSize(40);
    // 39 gaps of 5 ms at the least: no departure is early, however late the threads wake.
    assertThat(clock.nanoTime() - start).isGreaterThanOrEqualTo(39 * 5_000_000L);
  }
}
