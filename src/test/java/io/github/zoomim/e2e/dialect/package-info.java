/** The SQL that people and tools write, and its results. */
@NullMarked
package io.github.zoomim.e2e.dialect;

import org.jspecify.annotations.NullMarked;
