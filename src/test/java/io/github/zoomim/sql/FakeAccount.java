package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.ChatSession;
import io.github.zoomim.scan.PageRequest;
import io.github.zoomim.scan.ScanOptions;
import io.github.zoomim.scan.SessionPage;
import io.github.zoomim.scan.SessionPageSource;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.spec.ZoomTables;
import io.github.zoomim.sql.run.ScannedTable;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An account whose sessions all lie on one day, and what was asked of it. */
final class FakeAccount implements SessionPageSource {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");

  private final List<String> ids;
  private final List<PageRequest> asked = new CopyOnWriteArrayList<>();

  FakeAccount(String... ids) {
    this.ids = List.of(ids);
  }

  /** The table {@code chat_sessions} over it. */
  List<ScannedTable> tables() {
    return List.of(
        new ScannedTable(
            ZoomTables.IM,
            new SessionScanner(this, new ScanOptions(300, 6, ZoneOffset.UTC, 1, Duration.ZERO))));
  }

  /** Newest last. */
  List<PageRequest> asked() {
    return asked;
  }

  @Override
  public PageAnswer fetch(PageRequest request, Execution execution) {
    asked.add(request);
    boolean holdsDay =
        !request.window().from().isAfter(DAY) && !request.window().to().isBefore(DAY);
    Stream<String> found = holdsDay ? ids.stream().limit(request.pageSize()) : Stream.empty();
    long noon = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    return new PageAnswer.Page(
        new SessionPage(
            request.window().from(),
            request.window().to(),
            null,
            found.map(id -> ChatSession.of(id, "Group", "name of " + id, noon)).toList()));
  }
}
