/**
 * The life of connections, statements and result sets over prepared queries, as JDBC 4.3 has it.
 * {@link io.github.zoomim.jdbc.JdbcConnection} is the way in. May use its own inner packages,
 * {@code sql}, {@code execution} and {@code java.sql}; nothing of Calcite.
 */
@NullMarked
package io.github.zoomim.jdbc;

import org.jspecify.annotations.NullMarked;
