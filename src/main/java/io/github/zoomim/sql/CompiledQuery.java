package io.github.zoomim.sql;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.util.List;
import org.apache.calcite.schema.SchemaPlus;
import org.jspecify.annotations.Nullable;

/**
 * A compiled plan over the tables of one account.
 *
 * @param root the schema that the plan's tables are looked up in
 */
record CompiledQuery(SchemaPlus root, CompiledPlan plan) implements PreparedQuery {
  @Override
  public List<Column> columns() {
    return plan.columns();
  }

  @Override
  public List<SqlType> parameters() {
    return plan.parameters();
  }

  @Override
  public RowCursor open(List<? extends @Nullable Object> parameters, Execution execution) {
    return plan.open(root, parameters, execution);
  }
}
