package io.github.zoomim;

import io.github.zoomim.execution.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/** Connections by a clock and an environment of the test's own, for tests in other packages. */
public final class ClockedConnections {
  private ClockedConnections() {}

  /** The same as the driver's {@code connect} but for clock and environment. */
  public static Connection open(
      String url, Properties info, Map<String, String> environment, TimeSource time)
      throws SQLException {
    try {
      return Connections.open(url, info, environment, time);
    } catch (io.github.zoomim.execution.ZoomImFailure failure) {
      throw io.github.zoomim.jdbc.refused.SqlStates.of(failure);
    }
  }
}
