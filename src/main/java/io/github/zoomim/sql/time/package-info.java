/**
 * Pushdown: a predicate on the time becomes the days that can hold a row it is true for. What is
 * public here is for {@code sql} and the code that Calcite generates; no other package may use it.
 * May use {@code scan}.
 */
@NullMarked
package io.github.zoomim.sql.time;

import org.jspecify.annotations.NullMarked;
