package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters' values of one execution in the engine's form. */
final class ParameterValues {
  private final List<@Nullable Object> values = new ArrayList<>();

  /**
   * @param lists what the plan takes as parameters after them
   * @throws ZoomImFailure where there are too few or too many
   */
  ParameterValues(
      List<SqlType> types, List<? extends @Nullable Object> given, List<LongLists.Source> lists) {
    if (given.size() != types.size()) {
      throw new ZoomImFailure(
          Kind.PARAMETERS,
          "The statement has " + types.size() + " parameters, but " + given.size() + " are set");
    }
    given.forEach(value -> values.add(EngineValues.toEngine(value)));
    lists.forEach(list -> values.add(list.list(values::get)));
  }

  int count() {
    return values.size();
  }

  @Nullable Object get(int index) {
    return values.get(index);
  }
}
