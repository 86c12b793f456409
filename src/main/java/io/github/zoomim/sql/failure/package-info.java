/** What goes wrong in the engine, as failures that tell a user what to change. */
@NullMarked
package io.github.zoomim.sql.failure;

import org.jspecify.annotations.NullMarked;
