package io.github.zoomim.sql.run;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.scan.ScanRequest;
import io.github.zoomim.scan.SessionScanner;
import java.time.Instant;
import java.util.Arrays;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.jspecify.annotations.Nullable;

/** Where the generated code enters the scan. Public for its sake only. */
public final class ScanRuntime {
  private ScanRuntime() {}

  /**
   * The rows of a scan; nothing is requested before they are enumerated.
   *
   * @param values the values of the template's constants, in order
   */
  public static Enumerable<@Nullable Object[]> scan(
      DataContext context, ScanTemplate template, @Nullable Object[] values) {
    OpenScans scans = OpenScans.of(context);
    SessionScanner scanner = template.scanner(requireNonNull(context.getRootSchema()));
    Instant now = Instant.ofEpochMilli(DataContext.Variable.UTC_TIMESTAMP.<Long>get(context));
    ScanRequest request =
        template.request(
            scanner.history(now),
            Arrays.asList(values),
            scans.execution().limits(),
            index -> context.get("?" + index));
    return scans.rows(scanner, request, template.shared(), template.order().sort());
  }
}
