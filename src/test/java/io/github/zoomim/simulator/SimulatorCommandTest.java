package io.github.zoomim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatorCommandTest {
  @RegisterExtension final SimulatorFixture fixture = new SimulatorFixture();

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void anOptionThatThereIsNotIsNamedWhateverFollows() {
    assertThat(run("--nope")).isEqualTo(2);
    assertThat(text()).contains("Unknown option --nope").doesNotContain("must be a number");
  }

  @Test
  void printsHowToReachItAndStopsOnEnter() {
    assertThat(run("--sessions", "10", "--seed", "3", "--latency-ms", "1")).isZero();
    assertThat(text())
        .containsPattern("Simulated Zoom API at http://127\\.0\\.0\\.1:\\d+/v2")
        .containsPattern(
            "jdbc:zoomim:baseUrl=http://127\\.0\\.0\\.1:\\d+/v2;accessToken=demo-access-token")
        .contains("curl -H 'Authorization: Bearer demo-access-token'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--port x", "--port -1", "--ports 1", "--sessions 1 --seed"})
  void saysWhichArgumentIsWrong(String args) {
    assertThat(run(args.split(" ", -1))).isEqualTo(2);
    assertThat(text()).contains("Usage: --simulator").contains("--");
  }

  @Test
  void saysThatThePortIsTaken() {
    int taken = fixture.start().apiUrl().getPort();
    assertThat(run("--port", Integer.toString(taken))).isEqualTo(1);
    assertThat(text()).contains("port " + taken);
  }

  @Test
  void refusesAPortThatThereCannotBe() {
    assertThat(run("--port", "70000")).isEqualTo(2);
    assertThat(text()).contains("--port must be a number from 0 to 65535, but is '70000'");
  }

  @Test
  void saysHowManySessionsThereCanBe() {
    assertThat(run("--sessions", "5000000")).isEqualTo(2);
    assertThat(text()).contains("--sessions must be a number from 0 to 4000000");
  }

  private int run(String... args) {
    InputStream enter = new ByteArrayInputStream("\n".getBytes(StandardCharsets.UTF_8));
    return SimulatorCommand.run(
        args, new PrintStream(printed, true, StandardCharsets.UTF_8), enter);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
