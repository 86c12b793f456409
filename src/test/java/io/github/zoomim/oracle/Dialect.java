package io.github.zoomim.oracle;

/** Whose SQL it is. */
enum Dialect {
  DRIVER,
  H2,
  DUCKDB,
  POSTGRESQL
}
