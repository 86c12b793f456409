package io.github.zoomim.spark;

import org.apache.spark.sql.jdbc.JdbcDialect;

/** Tells Spark, which pushes no LIMIT to a database that it does not know, that it may. */
final class ZoomDialect extends JdbcDialect {
  private static final long serialVersionUID = 1L;

  @Override
  public boolean canHandle(String url) {
    return url.startsWith("jdbc:zoomim:");
  }

  @Override
  public boolean supportsLimit() {
    return true;
  }
}
