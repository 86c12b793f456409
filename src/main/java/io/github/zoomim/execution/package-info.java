/**
 * One run of a statement: its deadline, cancellation, warnings and figures, and the failures that
 * end it; and the log of requests. Every other package but {@code simulator} may use this one; it
 * uses none of them.
 */
@NullMarked
package io.github.zoomim.execution;

import org.jspecify.annotations.NullMarked;
