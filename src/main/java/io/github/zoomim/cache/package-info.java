/**
 * Days that were read a moment ago, for dashboards that ask the same again and again: a decorator
 * of the scan's port, off where {@code cacheTtl} is 0. Uses {@code scan} and {@code execution}.
 */
@NullMarked
package io.github.zoomim.cache;

import org.jspecify.annotations.NullMarked;
