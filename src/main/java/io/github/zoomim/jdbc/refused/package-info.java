/**
 * What a driver for a read-only, forward-only source refuses, and every SQLSTATE with which it does
 * so or fails.
 */
@NullMarked
package io.github.zoomim.jdbc.refused;

import org.jspecify.annotations.NullMarked;
