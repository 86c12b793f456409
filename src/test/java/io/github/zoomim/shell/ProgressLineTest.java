package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestStatistics;
import io.github.zoomim.execution.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

final class ProgressLineTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final PrintStream terminal = new PrintStream(screen, true, StandardCharsets.UTF_8);
  private final ProgressLine line = new ProgressLine(terminal, true);
  private final RequestStatistics figures = Execution.unlimited(TimeSource.system()).statistics();

  @Test
  void saysHowFarTheStatementHasCome() {
    figures.windowsChanged(27, 12);
    for (int page = 0; page < 48; page++) {
      figures.pageReceived(300, 10_000);
    }
    assertThat(ProgressLine.text(figures, ZoneOffset.UTC))
        .isEqualTo("12 of 27 windows, 48 pages, 14,400 rows, 0.0 requests/s");
  }

  @Test
  void saysUntilWhenALongWaitForThePaceGoesByTheMachinesClock() {
    figures.pageReceived(1, 100);
    figures.waitsForPace("one", NOW, NOW.plusMillis(3_200));
    figures.waitsForPace("other", NOW, NOW.plusMillis(2_200));
    assertThat(ProgressLine.text(figures, ZoneId.of("Asia/Kolkata")))
        .endsWith("1 page, 1 row, 0.0 requests/s, waiting for the rate limit until 17:30:03");
    figures.endsWaiting("one");
    // The whole wait counts, not what is left of it.
    figures.waitsForPace("other", NOW.plusMillis(2_000), NOW.plusMillis(2_300));
    assertThat(ProgressLine.text(figures, ZoneOffset.UTC)).endsWith("until 12:00:03");
    figures.endsWaiting("other");
    assertThat(ProgressLine.text(figures, ZoneOffset.UTC)).endsWith("requests/s");
  }

  @Test
  void saysNothingOfTheShortWaitsThatAPaceIs() {
    figures.waitsForPace("one", NOW, NOW.plusMillis(499));
    assertThat(ProgressLine.text(figures, ZoneOffset.UTC)).endsWith("requests/s");
    figures.waitsForPace("other", NOW, NOW.plusMillis(500));
    assertThat(ProgressLine.text(figures, ZoneOffset.UTC)).endsWith("until 12:00:01");
  }

  @Test
  void writesOverItselfAndLeavesNothingBehind() {
    figures.requestSent();
    assertThat(line.show(figures, ZoneOffset.UTC)).isTrue();
    assertThat(screen()).startsWith("\r").contains("0 of 0 windows").doesNotContain("\n");
    screen.reset();
    line.end();
    assertThat(screen()).isEqualTo("\r\033[K");
    screen.reset();
    line.end();
    assertThat(line.show(figures, ZoneOffset.UTC)).isFalse();
    assertThat(screen()).isEmpty();
  }

  @Test
  void doesTheSameWithoutEscapeSequencesOnAConsoleThatMayNotKnowThem() {
    ProgressLine plain = new ProgressLine(terminal, false);
    figures.requestSent();
    figures.waitsForPace("one", NOW, NOW.plusSeconds(60));
    plain.show(figures, ZoneOffset.UTC);
    assertThat(visible()).hasSize(79).contains("0 rows").contains(", waiting for the rate limit");
    figures.endsWaiting("one");
    plain.show(figures, ZoneOffset.UTC);
    assertThat(visible()).contains("0 rows").endsWith("requests/s");
    plain.end();
    assertThat(visible()).isEmpty();
    assertThat(screen()).doesNotContain("\033").endsWith("\r");
  }

  /** What a console without escape sequences shows. */
  private String visible() {
    char[] columns = " ".repeat(200).toCharArray();
    int column = 0;
    for (char c : screen().toCharArray()) {
      if (c == '\r') {
        column = 0;
      } else {
        columns[column++] = c;
      }
    }
    return new String(columns).stripTrailing();
  }

  @Test
  void showsNothingOfAStatementThatMakesNoRequest() {
    assertThat(line.show(figures, ZoneOffset.UTC)).isTrue();
    line.end();
    assertThat(screen()).isEmpty();
  }

  @Test
  void whateverIsPrintedErasesTheLineFirst() throws Exception {
    Progress progress = new Progress(terminal, () -> true);
    OutputStream out = progress.endedBy(screen);
    out.write("result".getBytes(StandardCharsets.UTF_8));
    assertThat(screen()).isEqualTo("result");
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }
}
