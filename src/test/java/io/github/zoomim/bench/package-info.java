/** The benchmark: the driver against what one would write by hand, under the same conditions. */
@NullMarked
package io.github.zoomim.bench;

import org.jspecify.annotations.NullMarked;
