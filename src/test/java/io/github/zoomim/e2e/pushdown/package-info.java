/** Which days a predicate asks Zoom for, and that its rows are right. */
@NullMarked
package io.github.zoomim.e2e.pushdown;

import org.jspecify.annotations.NullMarked;
