/**
 * The statement as a tree: names, functions and types of parameters as users mean them, and repairs
 * of Calcite.
 */
@NullMarked
package io.github.zoomim.sql.dialect;

import org.jspecify.annotations.NullMarked;
