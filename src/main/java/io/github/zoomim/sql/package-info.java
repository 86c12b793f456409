/**
 * The SQL engine: Calcite parses, validates and plans. The scan of {@code chat_sessions} turns
 * predicates on the time into a {@link io.github.zoomim.scan.ScanRequest}; two tables more show the
 * log of requests. No type of Calcite in a public signature but those that Calcite itself or its
 * generated code takes. May use {@code scan}, {@code spec} and {@code execution}.
 */
@NullMarked
package io.github.zoomim.sql;

import org.jspecify.annotations.NullMarked;
