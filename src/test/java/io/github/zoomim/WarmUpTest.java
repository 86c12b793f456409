package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WarmUpTest {
  @Test
  void leavesNoTraceInTheLogOfRequests() {
    int before = Accounts.LOG.requests().size();

    assertThatCode(() -> WarmUp.prepare(() -> true)).doesNotThrowAnyException();

    assertThat(Accounts.LOG.requests()).hasSize(before);
  }

  @Test
  void asksNothingOfTheAccountThatIsConnectedTo() {
    try (Fixture fixture = Fixture.of(LaboratoryOptions.of(List.of()))) {
      assertThatCode(() -> WarmUp.prepare(() -> true)).doesNotThrowAnyException();

      assertThat(fixture.asked()).isEmpty();
    }
  }
}
