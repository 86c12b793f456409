package io.github.zoomim.http;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.ZoomImFailure;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How often a request is repeated after a transient failure, and how long is waited before:
 * exponential back-off with full jitter, and never less than the server asked for.
 *
 * @param maxRetries repeats after the first try; 0 for none
 * @param base the bound of the first wait; it doubles with each repeat
 * @param cap the largest wait by our own choice
 * @param longestAsked the longest wait that a server may ask for; beyond it the request fails at
 *     once
 * @param random numbers from 0 to 1
 */
public record RetryPolicy(
    int maxRetries, Duration base, Duration cap, Duration longestAsked, DoubleSupplier random) {
  private static final Logger LOG = Logger.getLogger("io.github.zoomim");

  /** Waits of up to 0.5, 1, 2, … at most 30 seconds; a server may ask for up to 2 minutes. */
  public static RetryPolicy standard(int maxRetries) {
    return new RetryPolicy(
        maxRetries,
        Duration.ofMillis(500),
        Duration.ofSeconds(30),
        Duration.ofMinutes(2),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** The same waits, but no repeat. */
  public RetryPolicy once() {
    return new RetryPolicy(0, base, cap, longestAsked, random);
  }

  /** One try of a request. */
  @FunctionalInterface
  public interface Attempt<T> {
    /**
     * Tries it.
     *
     * @param number 0 for the first try
     */
    T run(int number) throws TransientFailure;
  }

  /**
   * Repeats the attempt until it ends in anything but a transient failure.
   *
   * @throws ZoomImFailure the fault's failure when the repeats are used up or the server asks for
   *     too long a wait; a timeout when the wait would outlast the execution's deadline; whatever
   *     the attempt throws
   */
  public <T> T run(Execution execution, Attempt<T> attempt) {
    for (int number = 0; ; number++) {
      execution.check();
      try {
        return attempt.run(number);
      } catch (TransientFailure fault) {
        Duration wait = waitBefore(number + 1, fault, execution);
        int repeat = number + 1;
        LOG.fine(
            () ->
                "%s: retry %s of %s in %s ms"
                    .formatted(fault.waitingFor(), repeat, maxRetries, wait.toMillis()));
        execution.pause(wait, fault.waitingFor());
      }
    }
  }

  private Duration waitBefore(int repeat, TransientFailure fault, Execution execution) {
    Duration asked = fault.retryAfter();
    if (asked != null && asked.compareTo(longestAsked) > 0) {
      throw failure(
          fault,
          "the server asks to wait until %s, longer than the maximum wait of %s s; try again then"
              .formatted(
                  execution.time().now().plus(asked).truncatedTo(ChronoUnit.SECONDS),
                  longestAsked.toSeconds()));
    }
    if (repeat > maxRetries) {
      throw failure(
          fault, maxRetries == 0 ? "not retried" : "gave up after " + maxRetries + " retries");
    }
    Duration jittered = backOff(repeat);
    return asked != null && asked.compareTo(jittered) > 0 ? asked : jittered;
  }

  private Duration backOff(int repeat) {
    double bound = Math.min((double) cap.toMillis(), base.toMillis() * Math.pow(2, repeat - 1));
    return Duration.ofMillis(Math.round(bound * random.getAsDouble()));
  }

  private static ZoomImFailure failure(TransientFailure fault, String ending) {
    ZoomImFailure failure = fault.failure();
    @Nullable Throwable cause = failure.getCause();
    return new ZoomImFailure(failure.kind(), failure.getMessage() + " (" + ending + ")", cause);
  }
}
