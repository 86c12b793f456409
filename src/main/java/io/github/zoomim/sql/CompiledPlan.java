package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.adapter.enumerable.EnumerableInterpretable;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * A query whose plan was compiled to Java code. It knows no account: what it reads from it looks up
 * in the schema of its execution, so connections share it.
 */
final class CompiledPlan {
  private final List<RelDataTypeField> fields;
  private final List<Column> columns;
  private final List<SqlType> parameters;
  private final Bindable<?> code;
  private final boolean bindsLate;
  private final boolean mayLast;
  private final boolean isQuick;
  private final List<LongLists.Source> lists;

  private volatile @Nullable Throwable constantFailure;

  /** What the generated code looks up in its context; filled by compiling. */
  private final Map<String, Object> internal = new HashMap<>();

  CompiledPlan(QueryPlanner.Plan plan) {
    this.fields = plan.rowType().getFieldList();
    this.columns = columns(plan);
    this.parameters = parameters(plan);
    this.lists = plan.lists();
    this.bindsLate = EarlyReading.isPossible(plan.rel());
    internal.put("_conformance", Dialect.CONFORMANCE);
    this.mayLast = LongRows.isPossible(plan.rel());
    this.isQuick = QuickRows.areCertain(plan.rel());
    this.code =
        EnumerableInterpretable.toBindable(
            internal, null, StopCheck.everywhere(plan.rel()), EnumerableRel.Prefer.ARRAY);
  }

  static List<SqlType> parameters(QueryPlanner.Plan plan) {
    return plan.parameterRowType().getFieldList().stream()
        .map(field -> SqlTypes.of(field.getType()))
        .toList();
  }

  private static List<Column> columns(QueryPlanner.Plan plan) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : plan.rowType().getFieldList()) {
      List<String> origin = plan.origins().get(field.getIndex());
      int last = origin == null ? 0 : origin.size() - 1;
      boolean named = origin != null && origin.size() >= 3;
      columns.add(
          new Column(
              field.getName(),
              named ? origin.get(last) : field.getName(),
              named ? origin.get(last - 1) : null,
              named ? origin.get(last - 2) : null,
              SqlTypes.of(field.getType()),
              field.getType().isNullable(),
              null));
    }
    return List.copyOf(columns);
  }

  List<Column> columns() {
    return columns;
  }

  List<SqlType> parameters() {
    return parameters;
  }

  /** The result's columns as the engine knows them. */
  List<RelDataTypeField> fields() {
    return fields;
  }

  /** Whether each row, not the first one only, may take long. */
  boolean mayLast() {
    return mayLast;
  }

  /** See {@link PreparedQuery#isQuick}. */
  boolean isQuick() {
    return isQuick;
  }

  /** Whether executions in several threads can use it at once. */
  boolean isShareable() {
    return StatelessCode.test(code.getClass());
  }

  /** What holds the generated classes. */
  ClassLoader classes() {
    return code.getClass().getClassLoader();
  }

  /** Starts a run over the tables of a schema; see {@link PreparedQuery#open}. */
  Rows open(SchemaPlus root, List<? extends @Nullable Object> values, Execution execution) {
    OpenScans scans = new OpenScans(execution);
    try {
      QueryContext context =
          QueryContext.forExecution(
              root,
              Dialect.typeFactory(),
              internal,
              new ParameterValues(parameters, values, lists),
              scans);
      // Bound now, the scans are planned and their warnings are there with the result set.
      Enumerable<?> bound = bindsLate ? null : code.bind(context);
      return new QueryRows(() -> bound == null ? code.bind(context) : bound, this, scans);
    } catch (RuntimeException | Error e) {
      scans.close();
      throw SqlFailures.ofRunning(reason(e));
    }
  }

  /**
   * Why the code failed. Constants are computed when its classes are initialised; where one fails,
   * Java tells the reason the first time only.
   */
  Throwable reason(Throwable thrown) {
    if (thrown instanceof ExceptionInInitializerError) {
      constantFailure = thrown;
    }
    Throwable first = constantFailure;
    return thrown instanceof NoClassDefFoundError && first != null ? first : thrown;
  }
}
