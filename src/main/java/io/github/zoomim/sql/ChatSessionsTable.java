package io.github.zoomim.sql;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionColumn;
import io.github.zoomim.scan.SessionScanner;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.Statistic;
import org.apache.calcite.schema.Statistics;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** The table {@code chat_sessions}: one row for each chat session of the account. */
final class ChatSessionsTable extends AbstractTable implements TranslatableTable, DescribedTable {
  static final String NAME = "chat_sessions";

  /** Which column is the time that predicates narrow the scan by. */
  static final int TIME_COLUMN = 3;

  /** A guess for the planner: what a busy account has in six months. */
  private static final double ROW_COUNT = 100_000;

  private final SessionScanner scanner;

  ChatSessionsTable(SessionScanner scanner) {
    this.scanner = scanner;
  }

  SessionScanner scanner() {
    return scanner;
  }

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return types
        .builder()
        .add("session_id", types.createSqlType(SqlTypeName.VARCHAR))
        .add("type", nullable(types, SqlTypeName.VARCHAR))
        .add("name", nullable(types, SqlTypeName.VARCHAR))
        .add(
            "last_message_sent_time",
            types.createTypeWithNullability(
                types.createSqlType(SqlTypeName.TIMESTAMP, ZoomTypeSystem.MILLISECONDS), true))
        .build();
  }

  private static RelDataType nullable(RelDataTypeFactory types, SqlTypeName name) {
    return types.createTypeWithNullability(types.createSqlType(name), true);
  }

  /** The columns, by their positions, as the scan knows them. */
  static Set<SessionColumn> columns(ImmutableBitSet positions) {
    Set<SessionColumn> columns = EnumSet.noneOf(SessionColumn.class);
    for (int position : positions) {
      switch (position) {
        case 1 -> columns.add(SessionColumn.TYPE);
        case 2 -> columns.add(SessionColumn.NAME);
        case TIME_COLUMN -> columns.add(SessionColumn.TIME);
        default -> {}
      }
    }
    return Sets.immutableEnumSet(columns);
  }

  /** A session in the engine's form. */
  static @Nullable Object[] row(Session session) {
    return new @Nullable Object[] {
      session.id(), session.type(), session.name(), session.lastMessageSentTime()
    };
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
