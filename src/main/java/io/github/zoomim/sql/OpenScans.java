package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScan;
import io.github.zoomim.scan.SessionScanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The scans of one execution. It closes what the engine leaves open (it doesn't close an enumerator
 * that failed), and lets readers who ask for the same rows share one scan.
 */
final class OpenScans implements AutoCloseable {
  /** Where the DataContext holds it. */
  static final String KEY = "zoomim.scans";

  private final Execution execution;
  private final List<SessionScan> open = new ArrayList<>();
  private final Map<ScanRequest, SharedRows> shared = new LinkedHashMap<>();

  OpenScans(Execution execution) {
    this.execution = execution;
  }

  Execution execution() {
    return execution;
  }

  /**
   * The rows of a scan; plans it at once, so that its warnings are there, and requests nothing yet.
   */
  Enumerable<@Nullable Object[]> rows(
      SessionScanner scanner, ScanRequest request, boolean mayShare) {
    if (mayShare) {
      return shared.computeIfAbsent(
          request, key -> new SharedRows(key, open(scanner, key), this::widest));
    }
    SessionScan first = open(scanner, request);
    return new AbstractEnumerable<>() {
      private boolean used;

      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        SessionScan scan = used ? open(scanner, request) : first;
        used = true;
        return new ScanEnumerator(scan);
      }
    };
  }

  /** A predicate stands above every scan still, so a reader may be given a wider scan's rows. */
  private SharedRows widest(SharedRows rows) {
    SharedRows widest = rows;
    for (SharedRows other : shared.values()) {
      widest = other.encloses(widest) ? other : widest;
    }
    return widest;
  }

  private SessionScan open(SessionScanner scanner, ScanRequest request) {
    SessionScan scan = scanner.open(request, execution);
    open.add(scan);
    return scan;
  }

  @Override
  public void close() {
    open.forEach(SessionScan::close);
    open.clear();
    shared.clear();
  }
}
