/** Tables as metadata sees them, and those of the log of requests. */
@NullMarked
package io.github.zoomim.sql.table;

import org.jspecify.annotations.NullMarked;
