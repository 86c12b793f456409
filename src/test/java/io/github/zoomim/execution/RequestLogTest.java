package io.github.zoomim.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestLogTest {
  private final RequestLog log = new RequestLog();

  @Test
  void keepsTheNewestWordOnEachLimitAndNotEachNameThatAServerMakesUp() {
    add("Heavy", "9");
    for (int name = 0; name < 1_000; name++) {
      add("made up " + name, "1");
      add("Heavy", "8");
    }
    assertThat(log.limits()).hasSize(RequestLog.LIMITS);
    assertThat(log.limits()).last().extracting(RateLimitRecord::remaining).isEqualTo("8");
    assertThat(log.limits()).extracting(RateLimitRecord::category).doesNotHaveDuplicates();
  }

  private void add(String category, String remaining) {
    log.add(
        new RateLimitRecord("api.zoom.us", category, "QPS", "10", remaining, null, Instant.EPOCH));
  }
}
