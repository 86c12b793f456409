/** How statements end before their time, and that nothing is left of them. */
@NullMarked
package io.github.zoomim.e2e.stop;

import org.jspecify.annotations.NullMarked;
