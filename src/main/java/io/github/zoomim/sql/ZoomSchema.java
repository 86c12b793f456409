package io.github.zoomim.sql;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.run.ScannedTable;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.table.DescribedTable;
import io.github.zoomim.sql.table.InformationTables;
import io.github.zoomim.sql.table.LogTables;
import io.github.zoomim.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/**
 * A schema and its tables: {@code zoom}, for this engine and for Calcite models of others, or what
 * describes it.
 */
public final class ZoomSchema extends AbstractSchema {
  private final String schemaName;
  private final ImmutableMap<String, DescribedTable> tables;

  /** A schema of the tables of an account and those of the log. */
  public ZoomSchema(List<ScannedTable> scanned, RequestLog log) {
    this(
        Dialect.DEFAULT_SCHEMA,
        ImmutableMap.<String, DescribedTable>builder()
            .putAll(Maps.uniqueIndex(scanned, table -> table.spec().name()))
            .put(LogTables.REQUESTS, LogTables.requests(log))
            .put(LogTables.LIMITS, LogTables.limits(log))
            .buildOrThrow());
  }

  private ZoomSchema(String schemaName, ImmutableMap<String, DescribedTable> tables) {
    this.schemaName = schemaName;
    this.tables = tables;
  }

  /** The {@code information_schema} of this one. */
  ZoomSchema information() {
    return new ZoomSchema(InformationTables.SCHEMA, InformationTables.of(this::describe));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return ImmutableMap.copyOf(tables);
  }

  /** The tables, for metadata. */
  List<io.github.zoomim.sql.table.Table> describe() {
    List<io.github.zoomim.sql.table.Table> all = new ArrayList<>();
    tables.forEach((name, table) -> all.add(describe(name, table)));
    return all;
  }

  private io.github.zoomim.sql.table.Table describe(String name, DescribedTable table) {
    List<Column> columns = new ArrayList<>();
    for (RelDataTypeField field : table.getRowType(Dialect.typeFactory()).getFieldList()) {
      columns.add(
          new Column(
              field.getName(),
              name,
              schemaName,
              SqlTypes.of(field.getType()),
              field.getType().isNullable(),
              table.columnRemarks().get(field.getIndex())));
    }
    return new io.github.zoomim.sql.table.Table(
        schemaName, name, table.tableType(), table.remarks(), columns, table.primaryKey());
  }
}
