package io.github.zoomim.jdbc;

import java.sql.Connection;

/** The way into the JDBC face. */
public final class Jdbc {
  private Jdbc() {}

  /** Opens a connection; sends no request. */
  public static Connection connect(ConnectionContext context) {
    return new JdbcConnection(context);
  }
}
