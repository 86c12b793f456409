/** What tables there are over the API, as data: a column is one line, a table one constant. */
@NullMarked
package io.github.zoomim.spec;

import org.jspecify.annotations.NullMarked;
