package io.github.zoomim.sql.run;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.function.Arithmetic;
import io.github.zoomim.sql.type.EngineValues;
import io.github.zoomim.sql.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parameters' values of one execution in the engine's form. */
public final class ParameterValues {
  private final List<? extends @Nullable Object> given;
  private final List<@Nullable Object> values = new ArrayList<>();

  /**
   * @param derived what the plan takes as parameters after them
   * @throws ZoomImFailure where there are too few or too many
   */
  public ParameterValues(
      List<SqlType> types,
      List<? extends @Nullable Object> given,
      List<DerivedParameter> derived,
      ExecutionStart start) {
    if (given.size() != types.size()) {
      throw new ZoomImFailure(
          Kind.PARAMETERS,
          "The statement has " + types.size() + " parameters, but " + given.size() + " are set");
    }
    this.given = given;
    for (Object value : given) {
      if (value instanceof Double number) {
        Arithmetic.finite(number);
      }
      values.add(EngineValues.toEngine(value));
    }
    derived.forEach(parameter -> values.add(parameter.value(this, start)));
  }

  public int count() {
    return values.size();
  }

  /** One of the statement's own as it was given: a time with all its digits. */
  public @Nullable Object given(int index) {
    return given.get(index);
  }

  public @Nullable Object get(int index) {
    return values.get(index);
  }
}
