package io.github.zoomim.oracle;

/** A part of a statement. All are records, so that {@link Trees} can walk and change any tree. */
sealed interface Node permits Expr, Query, Relation, Clause {}
