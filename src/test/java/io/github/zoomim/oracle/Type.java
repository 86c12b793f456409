package io.github.zoomim.oracle;

/** The types of values. */
enum Type {
  TEXT("VARCHAR"),
  INTEGER("INTEGER"),
  DECIMAL("DECIMAL(12, 2)"),
  DOUBLE("DOUBLE PRECISION"),
  TIME("TIMESTAMP(3)"),
  DATE("DATE"),
  BOOLEAN("BOOLEAN");

  /** The name of the type in SQL. */
  final String sql;

  Type(String sql) {
    this.sql = sql;
  }

  boolean isNumber() {
    return this == INTEGER || this == DECIMAL || this == DOUBLE;
  }
}
