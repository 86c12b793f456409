/** Generated code: how it is kept apart from executions, compiled, bound and stopped. */
@NullMarked
package io.github.zoomim.sql.code;

import org.jspecify.annotations.NullMarked;
