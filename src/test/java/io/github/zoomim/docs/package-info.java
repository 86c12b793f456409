/** The documents say what is so: what they show is run and compared. */
@NullMarked
package io.github.zoomim.docs;

import org.jspecify.annotations.NullMarked;
