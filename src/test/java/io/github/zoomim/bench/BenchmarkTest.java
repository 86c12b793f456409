package io.github.zoomim.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** The benchmark's contenders do the same work; how fast is not asserted. */
class BenchmarkTest {
  @Test
  void contendersComeToTheSameRows() throws Exception {
    Server server = Server.start();
    String api = server.api(2_000, 0, "gzip");
    try (Connection zoom = Driver.connect(api, "");
        Rounds rounds =
            new Rounds()
                .add("driver", "driver", "drain", api, "")
                .add("six", "loop", "six", api)
                .add("care", "care", "drain", api)) {
      rounds.run(0, 1);

      assertThat(Driver.drain(zoom)).hasToString(drained(api));
    }
  }

  private static String drained(String api) throws Exception {
    Sink sink = new Sink();
    new ByHand().drain(api, sink);
    return sink.toString();
  }
}
