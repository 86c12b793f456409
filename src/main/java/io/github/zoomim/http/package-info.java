/**
 * One HTTP request and its answer: sent so that a stop, a deadline or an interrupt ends the wait at
 * once, bounded in time and size, unpacked, and repeated with back-off while a fault may pass.
 * Knows nothing of Zoom's endpoints; {@code api} and {@code auth} share it. May use {@code
 * execution}.
 */
@NullMarked
package io.github.zoomim.http;

import org.jspecify.annotations.NullMarked;
