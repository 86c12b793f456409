package io.github.zoomim.faults;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/**
 * The targets for Jazzer. {@code mvn -Pfuzz test} reads the corpus; with {@code JAZZER_FUZZ=1} in
 * the environment and {@code -Dtest=DriverFuzzTest#url} it searches on for five minutes.
 */
@Timeout(value = 1, unit = TimeUnit.DAYS)
class DriverFuzzTest {
  @FuzzTest(maxDuration = "5m")
  void url(byte[] input) {
    FuzzTarget.URL.read(input);
  }

  @FuzzTest(maxDuration = "5m")
  void page(byte[] input) {
    FuzzTarget.PAGE.read(input);
  }

  @FuzzTest(maxDuration = "5m")
  void retryAfter(byte[] input) {
    FuzzTarget.RETRY_AFTER.read(input);
  }

  @FuzzTest(maxDuration = "5m")
  void sql(byte[] input) {
    FuzzTarget.SQL.read(input);
  }
}
