package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters' values of one execution in the engine's form. */
final class ParameterValues {
  private final List<? extends @Nullable Object> values;

  /**
   * @throws ZoomImFailure where there are too few or too many
   */
  ParameterValues(List<SqlType> types, List<? extends @Nullable Object> values) {
    if (values.size() != types.size()) {
      throw new ZoomImFailure(
          Kind.PARAMETERS,
          "The statement has " + types.size() + " parameters, but " + values.size() + " are set");
    }
    this.values = values;
  }

  int count() {
    return values.size();
  }

  @Nullable Object get(int index) {
    return EngineValues.toEngine(values.get(index));
  }
}
