/**
 * The Zoom API as the scan's port wants it: one page for one request. Authorises, paces, sends,
 * repeats and decodes, and turns every refusal into words. Source of the facts: {@code
 * docs/api.md}. May use {@code scan} (it implements its port), {@code spec}, {@code auth}, {@code
 * http} and {@code execution}.
 */
@NullMarked
package io.github.zoomim.api;

import org.jspecify.annotations.NullMarked;
