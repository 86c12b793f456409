/**
 * The configuration of a connection: the URL, the properties and the environment become validated,
 * typed {@link io.github.zoomim.config.ZoomImSettings}, or one failure that lists every error.
 * Sends nothing and resolves no name. May use {@code execution}.
 */
@NullMarked
package io.github.zoomim.config;

import org.jspecify.annotations.NullMarked;
