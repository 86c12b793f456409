/**
 * Access tokens for the Zoom API: a given one, or one that is fetched with client credentials or a
 * refresh token, kept while it is good and fetched once for all who wait for it. Tokens and secrets
 * stay in memory and out of every message. May use {@code execution} and {@code http}.
 */
@NullMarked
package io.github.zoomim.auth;

import org.jspecify.annotations.NullMarked;
