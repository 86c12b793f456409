/**
 * The command line: SQL interactively and from scripts with sqlline, a check of the connection, and
 * the simulator on its own. Reaches the driver through {@link java.sql.DriverManager}; may use the
 * root package, {@code config}, {@code simulator}, {@code api}, {@code jdbc} and {@code execution}.
 */
@NullMarked
package io.github.zoomim.shell;

import org.jspecify.annotations.NullMarked;
