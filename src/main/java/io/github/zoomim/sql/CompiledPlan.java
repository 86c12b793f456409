package io.github.zoomim.sql;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.code.GeneratedCode;
import io.github.zoomim.sql.code.PlainSelect;
import io.github.zoomim.sql.dialect.ColumnNames;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.run.DerivedParameter;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.OpenScans;
import io.github.zoomim.sql.run.ParameterValues;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import io.github.zoomim.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataTypeField;
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
  private final GeneratedCode code;
  private final boolean bindsLate;
  private final boolean mayLast;
  private final List<DerivedParameter> derived;

  CompiledPlan(QueryPlanner.Plan plan) {
    this.fields = plan.rowType().getFieldList();
    this.columns = columns(plan);
    this.parameters = parameters(plan);
    this.derived = plan.derived();
    PlainSelect plain = plan.plain();
    if (plain != null) {
      this.bindsLate = plain.isGrouped();
      this.mayLast = false;
      this.code = new GeneratedCode(plain);
    } else {
      EnumerableRel rel = requireNonNull(plan.rel());
      this.bindsLate = EarlyReading.isPossible(rel);
      this.mayLast = LongRows.isPossible(rel);
      this.code = new GeneratedCode(rel);
    }
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
              ColumnNames.of(field),
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

  /** Whether executions in several threads can use it at once. */
  boolean isShareable() {
    return code.isShareable() && derived.stream().allMatch(DerivedParameter::isShareable);
  }

  /** What holds the generated classes. */
  ClassLoader classes() {
    return code.classes();
  }

  /** Starts a run over the tables of a schema; see {@link PreparedQuery#open}. */
  RowCursor open(SchemaPlus root, List<? extends @Nullable Object> values, Execution execution) {
    OpenScans scans = new OpenScans(execution);
    try {
      ExecutionStart start = ExecutionStart.of(root, scans);
      ParameterValues all = new ParameterValues(parameters, values, derived, start);
      // Bound now, the scans are planned and their warnings are there with the result set.
      Enumerable<?> bound = bindsLate ? null : code.bind(start, all);
      return new QueryRows(() -> bound == null ? code.bind(start, all) : bound, this, scans);
    } catch (RuntimeException | Error e) {
      scans.close();
      throw SqlFailures.ofRunning(reason(e));
    }
  }

  /** See {@link GeneratedCode#reason}. */
  Throwable reason(Throwable thrown) {
    return code.reason(thrown);
  }
}
