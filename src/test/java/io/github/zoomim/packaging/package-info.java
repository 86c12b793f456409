/** The packaged jars, as a user has them. */
@NullMarked
package io.github.zoomim.packaging;

import org.jspecify.annotations.NullMarked;
