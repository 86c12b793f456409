package io.github.zoomim.oracle;

import org.jspecify.annotations.Nullable;

/** What an argument may be. */
enum Slot {
  TEXT(Type.TEXT),
  INTEGER(Type.INTEGER),
  DECIMAL(Type.DECIMAL),
  DOUBLE(Type.DOUBLE),
  TIME(Type.TIME),
  DATE(Type.DATE),
  BOOLEAN(Type.BOOLEAN),
  /** Anything, of one type with the others of its kind. */
  SAME(null),
  /** A constant from 0 to 6. */
  COUNT(Type.INTEGER),
  /** A constant from 1 to 4. */
  POSITION(Type.INTEGER),
  /** An integer constant but 0. */
  DIVISOR(Type.INTEGER),
  /** A constant with % and _. */
  PATTERN(Type.TEXT),
  /** A constant of one or two characters. */
  PIECE(Type.TEXT);

  final @Nullable Type type;

  Slot(@Nullable Type type) {
    this.type = type;
  }

  boolean isConstant() {
    return compareTo(SAME) > 0;
  }
}
