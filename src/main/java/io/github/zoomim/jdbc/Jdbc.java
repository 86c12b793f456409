package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.Connection;
import java.sql.SQLException;

/** The way into the JDBC face. */
public final class Jdbc {
  private Jdbc() {}

  /** Opens a connection; sends no request. */
  public static Connection connect(ConnectionContext context) {
    return new JdbcConnection(context);
  }

  /** The exception that tells a user of a failure outside any statement. */
  public static SQLException exception(Throwable failure) {
    return SqlStates.of(failure);
  }
}
