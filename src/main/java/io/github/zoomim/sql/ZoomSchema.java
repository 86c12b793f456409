package io.github.zoomim.sql;

import io.github.zoomim.scan.SessionScanner;
import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** The schema {@code zoom} and its tables, for this engine and for Calcite models of others. */
public final class ZoomSchema extends AbstractSchema {
  private final Map<String, Table> tables;

  /** A schema whose {@code chat_sessions} reads from the scanner. */
  public ZoomSchema(SessionScanner scanner) {
    this.tables = Map.of(ChatSessionsTable.NAME, new ChatSessionsTable(scanner));
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
