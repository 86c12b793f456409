package io.github.zoomim.sql.time;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Types whose values are counted in the same unit. */
enum Kind {
  /** Integers and decimals. */
  EXACT,
  /** Doubles. */
  APPROXIMATE,
  TIMESTAMP,
  DATE,
  TIME,
  BOOLEAN,
  /** Intervals of years and months. */
  MONTHS,
  /** Intervals of days and what is shorter. */
  MILLISECONDS,
  /** The type of a NULL that could be of any. */
  NULL,
  /**
   * Texts and other types that are not counted, among them REAL, whose digits depend on who
   * computes it.
   */
  OTHER;

  static Kind of(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    return switch (name) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> EXACT;
      case DOUBLE, FLOAT -> APPROXIMATE;
      case TIMESTAMP -> TIMESTAMP;
      case DATE -> DATE;
      case TIME -> TIME;
      case BOOLEAN -> BOOLEAN;
      case NULL -> NULL;
      default ->
          SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)
              ? MONTHS
              : SqlTypeName.DAY_INTERVAL_TYPES.contains(name) ? MILLISECONDS : OTHER;
    };
  }

  static boolean isInteger(RelDataType type) {
    return SqlTypeName.INT_TYPES.contains(type.getSqlTypeName());
  }

  boolean isNumber() {
    return this == EXACT || this == APPROXIMATE;
  }

  boolean isInterval() {
    return this == MONTHS || this == MILLISECONDS;
  }

  /** The kind in which values of two kinds are compared: of a date and a timestamp the latter. */
  Kind common(Kind other) {
    return (this == EXACT && other == APPROXIMATE) || (this == DATE && other == TIMESTAMP)
        ? other
        : this;
  }
}
