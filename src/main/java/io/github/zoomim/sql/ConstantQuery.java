package io.github.zoomim.sql;

import io.github.zoomim.sql.code.GeneratedCode;
import io.github.zoomim.sql.failure.DataFailures;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.run.DerivedParameter;
import io.github.zoomim.sql.run.ExecutionStart;
import io.github.zoomim.sql.run.ParameterValues;
import io.github.zoomim.sql.time.ValueList;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.linq4j.Enumerator;
import org.jspecify.annotations.Nullable;

/** A subquery that reads no table, as a parameter: it runs once, before the days are chosen. */
final class ConstantQuery implements DerivedParameter {
  private final GeneratedCode code;
  private final Shape shape;

  private ConstantQuery(EnumerableRel plan, Shape shape) {
    this.code = new GeneratedCode(plan);
    this.shape = shape;
  }

  /** Makes the value of the rows, which it reads as far as it needs. */
  @FunctionalInterface
  private interface Shape {
    @Nullable Object of(Enumerator<?> rows);
  }

  /** The value of the only row; NULL where there is none. */
  static ConstantQuery value(EnumerableRel plan) {
    return new ConstantQuery(plan, ConstantQuery::only);
  }

  /** The values of all rows, to look up in. */
  static ConstantQuery list(EnumerableRel plan) {
    return new ConstantQuery(plan, ConstantQuery::all);
  }

  /** Whether there is a row. */
  static ConstantQuery exists(EnumerableRel plan) {
    return new ConstantQuery(plan, Enumerator::moveNext);
  }

  @Override
  public @Nullable Object value(ParameterValues before, ExecutionStart start) {
    try (Enumerator<?> rows = code.bind(start, before).enumerator()) {
      return shape.of(rows);
    } catch (RuntimeException | Error e) {
      throw SqlFailures.ofRunning(code.reason(e));
    }
  }

  @Override
  public boolean isShareable() {
    return code.isShareable();
  }

  private static @Nullable Object only(Enumerator<?> rows) {
    Object value = rows.moveNext() ? rows.current() : null;
    if (rows.moveNext()) {
      throw DataFailures.severalRows(null);
    }
    return value;
  }

  private static ValueList all(Enumerator<?> rows) {
    List<@Nullable Object> values = new ArrayList<>();
    while (rows.moveNext()) {
      values.add(rows.current());
    }
    return new ValueList(values);
  }
}
