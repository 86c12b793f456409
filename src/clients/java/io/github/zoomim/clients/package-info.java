/**
 * Clients of other people against the packaged driver, each used as its users use it. May use what
 * a user has: {@code java.sql}, {@code ZoomImDataSource}, the URL; and the simulator to answer.
 */
@NullMarked
package io.github.zoomim.clients;

import org.jspecify.annotations.NullMarked;
