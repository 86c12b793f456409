package io.github.zoomim.sql.code;

import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.dialect.Refusals;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.ParameterValues;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.TransientTable;
import org.jspecify.annotations.Nullable;

/** The Java code of a plan. */
public final class GeneratedCode {
  private final Bindable<?> code;

  /** What the code looks up in its context; filled by compiling. */
  private final Map<String, Object> internal = new HashMap<>();

  private volatile @Nullable Throwable constantFailure;

  /** Generates and compiles it. */
  public GeneratedCode(EnumerableRel plan) {
    internal.put("_conformance", Dialect.CONFORMANCE);
    code = compile(plan);
  }

  /** Code that is there already. */
  public GeneratedCode(PlainSelect select) {
    code = select.code(Dialect.typeFactory());
  }

  private Bindable<?> compile(EnumerableRel plan) {
    try {
      return EnumerableInterpretable.toBindable(
          internal, null, StopCheck.everywhere(plan), EnumerableRel.Prefer.ARRAY);
    } catch (RuntimeException | AssertionError e) {
      Refusals.checkTypes(plan, e);
      throw e;
    }
  }

  /** The rows of an execution. */
  public Enumerable<?> bind(ExecutionStart start, ParameterValues parameters) {
    return code.bind(QueryContext.forExecution(start, internal, parameters));
  }

  /** Whether executions in several threads can use it at once. */
  public boolean isShareable() {
    // The rows of a recursion so far are the plan's, not the execution's.
    return internal.values().stream().noneMatch(TransientTable.class::isInstance)
        && StatelessCode.test(code.getClass());
  }

  /** What holds the generated classes. */
  public ClassLoader classes() {
    return code.getClass().getClassLoader();
  }

  /**
   * Why the code failed. Constants are computed when its classes are initialised; where one fails,
   * Java tells the reason the first time only.
   */
  public Throwable reason(Throwable thrown) {
    if (thrown instanceof ExceptionInInitializerError) {
      constantFailure = thrown;
    }
    Throwable first = constantFailure;
    return thrown instanceof NoClassDefFoundError && first != null ? first : thrown;
  }
}
