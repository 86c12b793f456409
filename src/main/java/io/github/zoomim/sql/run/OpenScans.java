package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScan;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.scan.TimeOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * The scans of one execution. It closes what the engine leaves open (it doesn't close an enumerator
 * that failed), and lets readers who ask for the same rows share one scan.
 */
public final class OpenScans implements AutoCloseable {
  /** Where the DataContext holds it. */
  public static final String KEY = "zoomim.scans";

  private final Execution execution;
  private final List<SessionScan> open = new ArrayList<>();
  private final Map<Shareable, SharedScan> shared = new LinkedHashMap<>();

  /** Which scan of its own each sort in the order of time reads. */
  private final Map<Integer, SessionScan> sorted = new HashMap<>();

  /** The sorts that read a scan in no order, for another reader takes all of its rows anyway. */
  private final Set<Integer> unordered = new HashSet<>();

  private final Map<Integer, Enumerable<?>> kept = new HashMap<>();

  /** What readers of the same table ask for. */
  private record Shareable(SessionScanner scanner, ScanRequest request) {}

  public OpenScans(Execution execution) {
    this.execution = execution;
  }

  /** Those of the running query. */
  static OpenScans of(DataContext context) {
    return context.get(KEY) instanceof OpenScans open
        ? open
        // Another Calcite runs this plan, from a model of its own: it has no execution of ours.
        : new OpenScans(Execution.unlimited(TimeSource.system()));
  }

  public Execution execution() {
    return execution;
  }

  /**
   * The rows of a scan; plans it at once, so that its warnings are there, and requests nothing yet.
   *
   * @param sort which sort in the order of time reads it, if one does
   */
  Enumerable<@Nullable Object[]> rows(
      SessionScanner scanner, ScanRequest request, boolean mayShare, int sort) {
    if (mayShare && request.order() == TimeOrder.ANY) {
      return shared.computeIfAbsent(
          new Shareable(scanner, request),
          key -> new SharedScan(request, open(scanner, request), () -> widest(key)));
    }
    SessionScan first = open(scanner, request);
    return new AbstractEnumerable<>() {
      private boolean used;

      @Override
      public Enumerator<@Nullable Object[]> enumerator() {
        SharedScan whole = mayShare ? enclosing(scanner, request) : null;
        if (whole != null) {
          unordered.add(sort);
          return whole.enumerator();
        }
        SessionScan scan = used ? open(scanner, request) : first;
        used = true;
        sorted.put(sort, scan);
        return new ScanEnumerator(scan);
      }
    };
  }

  /** The sort has all rows that it takes but for those of the last one's time. */
  void endAfterTies(int sort) {
    SessionScan scan = sorted.get(sort);
    if (scan != null) {
      scan.endAfterTies();
    }
  }

  /** Whether the rows that the sort reads come in the order that it needs. */
  boolean comeInOrder(int sort) {
    return !unordered.contains(sort);
  }

  /** The rows of a sort, which are read once for all readers. */
  @SuppressWarnings("unchecked")
  <T> Enumerable<T> keep(int sort, Enumerable<T> rows) {
    return (Enumerable<T>) kept.computeIfAbsent(sort, key -> new BufferedRows<>(rows));
  }

  private SharedScan widest(Shareable key) {
    SharedScan enclosing = enclosing(key.scanner, key.request);
    return enclosing == null ? requireNonNull(shared.get(key)) : enclosing;
  }

  /** A predicate stands above every scan still, so a reader may be given a wider scan's rows. */
  private @Nullable SharedScan enclosing(SessionScanner scanner, ScanRequest request) {
    SharedScan widest = null;
    for (Map.Entry<Shareable, SharedScan> entry : shared.entrySet()) {
      SharedScan other = entry.getValue();
      boolean isWider =
          entry.getKey().scanner == scanner
              && other.encloses(request)
              && (widest == null || other.encloses(widest.request()));
      widest = isWider ? other : widest;
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
    sorted.clear();
    kept.clear();
    shared.clear();
  }
}
