/**
 * From the converted tree to one that Calcite has code for: subqueries become joins, a short list
 * of rules moves predicates, and each operator gets its implementation. Nothing is chosen by cost.
 *
 * <p>Uses Calcite only. Public for {@code sql}, internal all the same.
 */
@NullMarked
package io.github.zoomim.sql.plan;

import org.jspecify.annotations.NullMarked;
