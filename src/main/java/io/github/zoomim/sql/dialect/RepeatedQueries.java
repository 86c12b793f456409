package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Queries that stand in a statement several times since it was rewritten, as those of COALESCE in
 * the CASE that it becomes. The engine converts each, and would forget which outer rows the first
 * looks at when it converts the second.
 */
final class RepeatedQueries extends SqlShuttle {
  /** A copy with calls of its own. */
  static final SqlShuttle COPY =
      new SqlShuttle() {
        @Override
        public @Nullable SqlNode visit(SqlCall call) {
          CallCopyingArgHandler copy = new CallCopyingArgHandler(call, true);
          call.getOperator().acceptCall(this, call, false, copy);
          return copy.result();
        }
      };

  private final Set<SqlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private RepeatedQueries() {}

  /** The statement with a copy for each time that a query stands in it again. */
  static SqlNode copied(SqlNode statement) {
    return requireNonNull(statement.accept(new RepeatedQueries()));
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    return call.isA(SqlKind.QUERY) && !seen.add(call) ? call.accept(COPY) : super.visit(call);
  }
}
