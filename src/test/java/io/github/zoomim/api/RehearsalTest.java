package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.SessionPageSource.PageAnswer;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
  private static final PageRequest REQUEST =
      PageRequest.first(
          new DateWindow(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-01-01")), 5);

  private final HttpSender http =
      new HttpSender(Duration.ofSeconds(5), Duration.ofSeconds(5), "test");
  private final Execution execution = Execution.unlimited(TimeSource.system());

  @Test
  void servesAPageByHttpAsOftenAsItIsAsked() throws Exception {
    try (Rehearsal rehearsal = new Rehearsal(http)) {
      for (int i = 0; i < 3; i++) {
        assertThat(rehearsal.fetch(REQUEST, execution))
            .isInstanceOfSatisfying(
                PageAnswer.Page.class, answer -> assertThat(answer.page().sessions()).hasSize(1));
      }
    }
    assertThat(execution.statistics().requests()).isZero();
  }

  @Test
  void servesNothingOnceItIsClosed() throws Exception {
    Rehearsal rehearsal = new Rehearsal(http);
    rehearsal.close();

    assertThatThrownBy(() -> rehearsal.fetch(REQUEST, execution)).isInstanceOf(ZoomImFailure.class);
  }
}
