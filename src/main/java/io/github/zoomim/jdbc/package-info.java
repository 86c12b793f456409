/**
 * The JDBC 4.3 face: connections, statements, result sets and metadata over prepared queries, the
 * conversion of values both ways, and every SQLSTATE. {@link io.github.zoomim.jdbc.Jdbc} is the way
 * in. May use {@code sql}, {@code execution} and {@code java.sql}; nothing of Calcite.
 */
@NullMarked
package io.github.zoomim.jdbc;

import org.jspecify.annotations.NullMarked;
