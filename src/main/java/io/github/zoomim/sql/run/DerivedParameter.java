package io.github.zoomim.sql.run;

import org.jspecify.annotations.Nullable;

/**
 * A value that a plan takes as one more parameter after the statement's own, and that is worked out
 * when an execution begins.
 */
public interface DerivedParameter {
  /**
   * The value of one execution, in the engine's form.
   *
   * @param before the parameters before this one
   */
  @Nullable Object value(ParameterValues before, ExecutionStart start);

  /** Whether executions in several threads can use it at once. */
  default boolean isShareable() {
    return true;
  }
}
