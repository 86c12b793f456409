package io.github.zoomim.sql.run;

import java.time.Instant;
import org.apache.calcite.schema.SchemaPlus;

/**
 * What all code of one execution has in common.
 *
 * @param root where tables are looked up
 * @param now what {@code CURRENT_TIMESTAMP} is
 */
public record ExecutionStart(SchemaPlus root, Instant now, OpenScans scans) {
  public static ExecutionStart of(SchemaPlus root, OpenScans scans) {
    return new ExecutionStart(root, scans.execution().time().now(), scans);
  }
}
