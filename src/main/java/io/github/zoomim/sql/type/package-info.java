/** The types of the dialect, and their values in the form of the engine and in that of results. */
@NullMarked
package io.github.zoomim.sql.type;

import org.jspecify.annotations.NullMarked;
