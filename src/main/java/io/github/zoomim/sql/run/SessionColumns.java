package io.github.zoomim.sql.run;

import com.google.common.collect.Sets;
import io.github.zoomim.scan.Session;
import io.github.zoomim.scan.SessionColumn;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.util.EnumSet;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** The columns of {@code chat_sessions}: their types, and a session as a row of them. */
final class SessionColumns {
  /** Which column is the time that predicates narrow the scan by. */
  static final int TIME_COLUMN = 3;

  private SessionColumns() {}

  static RelDataType rowType(RelDataTypeFactory types) {
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
}
