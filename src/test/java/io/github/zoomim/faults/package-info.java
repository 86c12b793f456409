/** What goes wrong between the driver and Zoom, and the proof that no row is lost by it. */
@NullMarked
package io.github.zoomim.faults;

import org.jspecify.annotations.NullMarked;
