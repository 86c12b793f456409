package io.github.zoomim.sql;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.scan.ScanRequest;
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
    OpenScans scans =
        context.get(OpenScans.KEY) instanceof OpenScans open
            ? open
            // Another Calcite runs this plan, from a model of its own: it has no execution of ours.
            : new OpenScans(Execution.unlimited(TimeSource.system()));
    ScanRequest request =
        template.request(
            Instant.ofEpochMilli(DataContext.Variable.UTC_TIMESTAMP.<Long>get(context)),
            Arrays.asList(values),
            scans.execution().limits(),
            index -> context.get("?" + index));
    return scans.rows(
        template.scanner(requireNonNull(context.getRootSchema())), request, template.shared());
  }
}
