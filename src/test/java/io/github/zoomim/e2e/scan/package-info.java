/** How rows are fetched, ordered and kept: the rows and the requests of a statement. */
@NullMarked
package io.github.zoomim.e2e.scan;

import org.jspecify.annotations.NullMarked;
