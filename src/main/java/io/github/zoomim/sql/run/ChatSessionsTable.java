package io.github.zoomim.sql.run;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.sql.table.DescribedTable;
import java.util.List;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.util.ImmutableBitSet;

/** The table {@code chat_sessions}: one row for each chat session of the account. */
public final class ChatSessionsTable extends AbstractTable
    implements TranslatableTable, DescribedTable, ScannedTable {
  public static final String NAME = "chat_sessions";

  /** A guess for the planner: what a busy account has in six months. */
  private static final double ROW_COUNT = 100_000;

  private final SessionScanner scanner;

  public ChatSessionsTable(SessionScanner scanner) {
    this.scanner = scanner;
  }

  @Override
  public SessionScanner scanner() {
    return scanner;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return SessionColumns.rowType(types);
  }

  @Override
  public Statistic getStatistic() {
    return Statistics.of(ROW_COUNT, ImmutableList.of(ImmutableBitSet.of(0)));
  }

  @Override
  public String remarks() {
    return "Chat sessions of the account as Zoom's IM API reports them, one row each";
  }

  @Override
  public List<String> columnRemarks() {
    return List.of(
        "The session's id, unique",
        "Group or 1:1; open text",
        "The session's name",
        "When the last message was sent, UTC; predicates on it narrow what is asked of Zoom");
  }

  @Override
  public List<String> primaryKey() {
    return List.of("session_id");
  }

  @Override
  public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
    return ChatSessionsScan.create(context.getCluster(), table);
  }
}
