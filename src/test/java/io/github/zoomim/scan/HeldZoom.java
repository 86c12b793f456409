package io.github.zoomim.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.execution.Execution;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Zoom that holds each request until the test answers it, or until the run that made it is
 * stopped, as an HTTP exchange would.
 */
final class HeldZoom implements SessionPageSource {
  // The windows of the history on 23 November 2026.
  static final String MAY = "2026-05-23..2026-06-22";
  static final String JUNE = "2026-06-23..2026-07-22";
  static final String JULY = "2026-07-23..2026-08-22";
  static final String AUGUST = "2026-08-23..2026-09-22";
  static final String SEPTEMBER = "2026-09-23..2026-10-22";
  static final String OCTOBER = "2026-10-23..2026-11-22";
  static final String TODAY = "2026-11-23..2026-11-23";

  private final List<Held> held = new ArrayList<>();
  private int asked;
  private int ids;

  private record Held(PageRequest request, CompletableFuture<PageAnswer> answer) {
    String name() {
      return request.window() + (request.pageToken() == null ? "" : "+");
    }
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    Held mine = new Held(request, new CompletableFuture<>());
    synchronized (this) {
      held.add(mine);
      asked++;
      notifyAll();
    }
    try (Execution.Registration registration =
        execution.onStop(() -> mine.answer.completeExceptionally(execution.stopFailure()))) {
      assertThat(registration).isNotNull();
      return mine.answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      execution.check();
      throw new AssertionError(e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    } finally {
      synchronized (this) {
        held.remove(mine);
        notifyAll();
      }
    }
  }

  /** Waits until so many requests are in flight; gives their windows, with + for later pages. */
  synchronized List<String> await(int inFlight) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (held.size() != inFlight) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      assertThat(left).as("%s in flight: %s", inFlight, held).isPositive();
      wait(left);
    }
    return held.stream().map(Held::name).toList();
  }

  /** Requests so far. */
  synchronized int asked() {
    return asked;
  }

  /** Answers the request with so many new rows, and says whether more follow. */
  void answer(String name, int rows, boolean more) {
    Held request = take(name);
    LocalDate day = request.request.window().from();
    long noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    List<Session> page = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      page.add(ChatSession.of("id" + ids++, null, null, noon));
    }
    answer(request, page, more);
  }

  /** Answers with rows that come in the order of time and cover so many hours of the first day. */
  void answerInOrder(String name, int rows, int hours) {
    Held request = take(name);
    LocalDate day = request.request.window().from();
    long start = day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    List<Session> page = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      page.add(ChatSession.of("id" + ids++, null, null, start + 3_600_000L * i * hours / rows));
    }
    answer(request, page, true);
  }

  void fail(String name, RuntimeException failure) {
    assertThat(take(name).answer.completeExceptionally(failure)).isTrue();
  }

  private void answer(Held request, List<Session> page, boolean more) {
    String token = more ? "token" + ids++ : null;
    DateWindow window = request.request.window();
    SessionPage answer = new SessionPage(window.from(), window.to(), token, page);
    assertThat(request.answer.complete(new PageAnswer.Page(answer))).isTrue();
  }

  /** From now on it counts as answered, however long its thread takes to notice. */
  private synchronized Held take(String name) {
    Held taken =
        held.stream()
            .filter(request -> request.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError(name + " is not among " + held));
    held.remove(taken);
    return taken;
  }

  /** Reads the next row in a thread of its own, for it may block. */
  static FutureTask<@Nullable Session> next(SessionScan scan) {
    FutureTask<@Nullable Session> row = new FutureTask<>(scan::next);
    new Thread(row, "reader").start();
    return row;
  }

  static @Nullable Session get(FutureTask<@Nullable Session> row) throws Exception {
    return row.get(20, TimeUnit.SECONDS);
  }
}
