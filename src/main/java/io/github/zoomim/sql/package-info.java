/**
 * The SQL engine: Calcite parses, validates and plans; {@code chat_sessions} is its one table,
 * whose scan turns predicates on the time into a {@link io.github.zoomim.scan.ScanRequest}. No type
 * of Calcite in a public signature. May use {@code scan} and {@code execution}.
 */
@NullMarked
package io.github.zoomim.sql;

import org.jspecify.annotations.NullMarked;
