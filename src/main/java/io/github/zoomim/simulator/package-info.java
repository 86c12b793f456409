/**
 * An embedded Zoom API that is strict about what is known of Zoom's: it backs the demo and {@code
 * --simulator}. The tests put a laboratory around its parts, where answers go wrong and sessions
 * move. Uses no other package of the driver.
 */
@NullMarked
package io.github.zoomim.simulator;

import org.jspecify.annotations.NullMarked;
