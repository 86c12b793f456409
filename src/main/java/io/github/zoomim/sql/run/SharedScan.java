package io.github.zoomim.sql.run;

import io.github.zoomim.scan.Demand;
import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScan;
import io.github.zoomim.scan.TimeOrder;
import java.util.function.Supplier;
import org.apache.calcite.linq4j.AbstractEnumerable;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/**
 * One scan that several readers of an execution share: a self-join, a loop, both sides of a UNION.
 */
final class SharedScan extends AbstractEnumerable<@Nullable Object[]> {
  private final ScanRequest request;
  private final Enumerable<@Nullable Object[]> rows;
  private final Supplier<SharedScan> widest;

  /**
   * @param widest finds, once all readers are known, a scan that returns these rows too
   */
  SharedScan(ScanRequest request, SessionScan scan, Supplier<SharedScan> widest) {
    this.request = request;
    this.rows =
        new BufferedRows<>(
            new AbstractEnumerable<>() {
              @Override
              public Enumerator<@Nullable Object[]> enumerator() {
                return new ScanEnumerator(scan);
              }
            });
    this.widest = widest;
  }

  @Override
  public Enumerator<@Nullable Object[]> enumerator() {
    return widest.get().rows.enumerator();
  }

  /**
   * Whether this scan returns every row that another one may be asked for. Its reader drops the
   * rest, and puts the rows in order where it wants them so.
   */
  boolean encloses(ScanRequest other) {
    return request.demand() instanceof Demand.Everything
        && request.order() == TimeOrder.ANY
        && request.constraint().or(other.constraint()).equals(request.constraint());
  }

  ScanRequest request() {
    return request;
  }
}
