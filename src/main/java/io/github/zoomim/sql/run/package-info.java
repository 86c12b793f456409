/**
 * The scan of a table over the API: what a plan asks of it, and how an execution opens and reads
 * it.
 */
@NullMarked
package io.github.zoomim.sql.run;

import org.jspecify.annotations.NullMarked;
