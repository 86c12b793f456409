package io.github.zoomim.sql;

/**
 * Whether something is so at the times of a span: at none of them, at some of them as far as is
 * known, or at each of them.
 */
enum Chance {
  NEVER,
  MAYBE,
  ALWAYS;

  Chance and(Chance other) {
    return compareTo(other) <= 0 ? this : other;
  }

  Chance or(Chance other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
