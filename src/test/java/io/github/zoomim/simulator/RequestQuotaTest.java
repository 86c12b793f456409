package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.ApiCaller.Answer;
import io.github.zoomim.simulator.Reading.RetryAfter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestQuotaTest {
  private static final String DAY = "2026-10-05";

  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  @Test
  void refusesMoreThanTheLimitInAnyOneSecond() {
    Laboratory simulator = fixture.start(o -> o.withRequestsPerSecond(2));
    ApiCaller caller = new ApiCaller(simulator);
    assertThat(caller.window(DAY, DAY).header("X-RateLimit-Remaining")).isEqualTo("1");
    fixture.clock.advance(Duration.ofMillis(600));
    assertThat(caller.window(DAY, DAY).header("X-RateLimit-Remaining")).isEqualTo("0");
    fixture.clock.advance(Duration.ofMillis(399));

    Answer refused = caller.window(DAY, DAY);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo(429);
    assertThat(refused.header("X-RateLimit-Category")).isEqualTo("Heavy");
    assertThat(refused.header("X-RateLimit-Type")).isEqualTo("QPS");
    assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("2");
    assertThat(refused.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(refused.header("Retry-After")).isEqualTo("2026-10-15T12:00:01Z");

    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(429);
    assertThat(simulator.mostRequestsInOneSecond()).isEqualTo(4);
  }

  @Test
  void refusesMoreThanTheLimitOfAUtcDayUntilMidnight() {
    ApiCaller caller = new ApiCaller(fixture.start(o -> o.withRequestsPerDay(1)));
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    fixture.clock.advance(Duration.ofHours(11));
    Answer refused = caller.window(DAY, DAY);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("X-RateLimit-Type")).isEqualTo("Daily-limit");
    assertThat(refused.header("Retry-After")).isEqualTo("2026-10-16T00:00:00Z");
    assertThat(refused.message()).contains("daily rate limit");
    fixture.clock.advance(Duration.ofHours(1));
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "INSTANT,2026-10-16T00:00:00Z",
    "SECONDS,43200",
    "HTTP_DATE,'Fri, 16 Oct 2026 00:00:00 GMT'",
    "NONE,''",
  })
  void saysWhenToComeBackInManyWays(RetryAfter form, String header) {
    ApiCaller caller =
        new ApiCaller(fixture.start(o -> o.withRequestsPerDay(1).withRetryAfter(form)));
    caller.window(DAY, DAY);
    assertThat(caller.window(DAY, DAY).header("Retry-After")).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({"SECONDS,1", "HTTP_DATE,'Thu, 15 Oct 2026 12:00:02 GMT'"})
  void roundsTheWaitUpSoThatObeyingItIsEnough(RetryAfter form, String header) {
    ApiCaller caller =
        new ApiCaller(fixture.start(o -> o.withRequestsPerSecond(1).withRetryAfter(form)));
    fixture.clock.advance(Duration.ofMillis(300));
    caller.window(DAY, DAY);
    fixture.clock.advance(Duration.ofMillis(200));
    assertThat(caller.window(DAY, DAY).header("Retry-After")).isEqualTo(header);
  }

  @Test
  void anyHeaderCanBeWithheld() {
    ApiCaller caller =
        new ApiCaller(
            fixture.start(
                o -> o.withRequestsPerDay(1).withoutHeaders("x-ratelimit-type", "Retry-After")));
    caller.window(DAY, DAY);
    Answer refused = caller.window(DAY, DAY);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("X-RateLimit-Type")).isEmpty();
    assertThat(refused.header("Retry-After")).isEmpty();
    assertThat(refused.header("X-RateLimit-Limit")).isEqualTo("1");
  }

  @Test
  void limitsCanChangeAndAreOffUnlessAskedFor() {
    Laboratory simulator = fixture.start();
    ApiCaller caller = new ApiCaller(simulator);
    assertThat(caller.window(DAY, DAY).header("X-RateLimit-Limit")).isEmpty();
    simulator.controls().rateLimits(1, 0);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(200);
    assertThat(caller.window(DAY, DAY).status()).isEqualTo(429);
  }
}
