/** The calls that tools make, in their order. */
@NullMarked
package io.github.zoomim.e2e.tools;

import org.jspecify.annotations.NullMarked;
