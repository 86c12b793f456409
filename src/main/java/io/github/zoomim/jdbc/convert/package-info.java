/**
 * Values of SQL as Java's types, and back: getters, setters, and what metadata says of a type. May
 * use {@code jdbc.refused}, {@code sql}, {@code execution} and {@code java.sql}.
 */
@NullMarked
package io.github.zoomim.jdbc.convert;

import org.jspecify.annotations.NullMarked;
