/**
 * Functions and aggregates that the dialect has beside Calcite's or in place of them, and what they
 * compute. Public classes are called by generated code.
 */
@NullMarked
package io.github.zoomim.sql.function;

import org.jspecify.annotations.NullMarked;
