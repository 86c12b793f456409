package io.github.zoomim.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.auth.FixedToken;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.http.ScriptedServer;
import io.github.zoomim.http.VirtualTime;
import io.github.zoomim.scan.DateWindow;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.spec.ZoomTables;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The clients of one account against a server that counts. */
@Timeout(60)
final class AccountPaceTest {
  private static final int THREADS = 8;

  private final VirtualTime time = new VirtualTime();

  @Test
  void requestsOneAfterTheOtherAreNeverRefused() throws Exception {
    try (Laboratory zoom = zoom(time::now, 5, 0)) {
      ZoomApiClient client = client(zoom, new Pace(10, time));
      for (int i = 0; i < 40; i++) {
        client.fetch(page(time), Execution.unlimited(time));
      }
      assertThat(zoom.requests()).hasSize(40).allMatch(request -> request.status() == 200);
      assertThat(zoom.mostRequestsInOneSecond()).isEqualTo(5);
    }
  }

  @Test
  void manyThreadsAreRefusedOnceEachAtTheMost() throws Exception {
    TimeSource clock = TimeSource.system();
    try (Laboratory zoom = zoom(InstantSource.system(), 25, 0)) {
      // Without a pace of our own only the answers say how many a second may have.
      Pace pace = new Pace(Double.POSITIVE_INFINITY, clock);
      int pages = 5;
      List<FutureTask<Integer>> readers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        ZoomApiClient client = client(zoom, pace);
        readers.add(new FutureTask<>(() -> read(client, pages, clock)));
      }
      for (FutureTask<Integer> reader : readers) {
        new Thread(reader, "reader").start();
      }
      for (FutureTask<Integer> reader : readers) {
        assertThat(reader.get(50, TimeUnit.SECONDS)).isEqualTo(pages);
      }
      assertThat(refused(zoom)).isLessThanOrEqualTo(THREADS);
      assertThat(zoom.requests()).hasSize(THREADS * pages + (int) refused(zoom));
    }
  }

  @Test
  void aUsedUpDayCostsOneRequest() throws Exception {
    try (Laboratory zoom = zoom(time::now, 0, 3)) {
      Pace pace = new Pace(10, time);
      ZoomApiClient client = client(zoom, pace);
      assertThat(read(client, 3, time)).isEqualTo(3);
      for (ZoomApiClient any : List.of(client, client(zoom, pace), client)) {
        assertThatThrownBy(() -> any.fetch(page(time), Execution.unlimited(time)))
            .isInstanceOf(ZoomImFailure.class)
            .hasMessageContaining("2026-10-16T00:00:00Z");
      }
      assertThat(zoom.requests()).hasSize(4);
      assertThat(refused(zoom)).isEqualTo(1);

      time.advance(Duration.ofHours(12));
      assertThat(read(client, 1, time)).isEqualTo(1);
    }
  }

  private static int read(ZoomApiClient client, int pages, TimeSource clock) {
    int read = 0;
    while (read < pages) {
      client.fetch(page(clock), Execution.unlimited(clock));
      read++;
    }
    return read;
  }

  private static long refused(Laboratory zoom) {
    return zoom.requests().stream().map(RecordedRequest::status).filter(s -> s == 429).count();
  }

  private static Laboratory zoom(InstantSource clock, int perSecond, int perDay)
      throws IOException {
    return Laboratory.start(
        LaboratoryOptions.of(List.of())
            .withClock(clock)
            .withRequestsPerSecond(perSecond)
            .withRequestsPerDay(perDay));
  }

  private static ZoomApiClient client(Laboratory zoom, Pace pace) {
    return new ZoomApiClient(
        ScriptedServer.sender(Duration.ofSeconds(20)),
        zoom.apiUrl(),
        ZoomTables.IM,
        new FixedToken(zoom.accessToken()),
        pace,
        new Liveness(),
        new RequestLimits(),
        RetryPolicy.standard(5),
        new RequestLog());
  }

  private static PageRequest page(TimeSource clock) {
    LocalDate day = LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).minusDays(2);
    return PageRequest.first(new DateWindow(day, day), 300);
  }
}
