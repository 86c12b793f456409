/** Ways to a connection, proxies and TLS. */
@NullMarked
package io.github.zoomim.e2e.connect;

import org.jspecify.annotations.NullMarked;
