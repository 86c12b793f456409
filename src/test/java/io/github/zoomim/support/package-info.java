/** What tests of several packages share. */
@NullMarked
package io.github.zoomim.support;

import org.jspecify.annotations.NullMarked;
