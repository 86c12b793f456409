/**
 * What to ask the API for, and in which order: time ranges become days, days become windows of at
 * most one month, windows are read page by page, several at once, when their reader wants rows, and
 * each session is emitted once. Pure Java: no Calcite, no HTTP, no JSON. May use {@code execution}
 * and {@code spec}.
 */
@NullMarked
package io.github.zoomim.scan;

import org.jspecify.annotations.NullMarked;
