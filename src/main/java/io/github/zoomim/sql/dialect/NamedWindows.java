package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes the windows of a WINDOW clause where OVER names them: the engine doesn't look for
 * aggregates in the clause, and forgets the frame of {@code OVER (w ROWS 2 PRECEDING)}.
 */
final class NamedWindows extends SqlShuttle {
  private final Map<String, SqlWindow> windows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private NamedWindows(SqlNodeList clause) {
    for (SqlNode node : clause) {
      SqlWindow window = (SqlWindow) node;
      windows.putIfAbsent(window.getDeclName().getSimple(), complete(window));
    }
  }

  /** Changes the query in place; names that are in no clause stay, for the validator. */
  static void writeOut(SqlSelect select) {
    if (select.getWindowList().isEmpty()) {
      return;
    }
    NamedWindows names = new NamedWindows(select.getWindowList());
    select.setSelectList((SqlNodeList) names.written(select.getSelectList()));
    select.setQualify(names.written(select.getQualify()));
    select.setOrderBy((SqlNodeList) names.written(select.getOrderList()));
  }

  private @Nullable SqlNode written(@Nullable SqlNode node) {
    return node == null ? null : node.accept(this);
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    if (call.isA(SqlKind.QUERY)) {
      return call;
    }
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlCall over && over.getKind() == SqlKind.OVER) {
      SqlNode window = over.operand(1);
      if (window instanceof SqlIdentifier name && windows.containsKey(name.getSimple())) {
        over.setOperand(1, copy(windows.get(name.getSimple())));
      } else if (window instanceof SqlWindow own && own.getRefName() != null) {
        over.setOperand(1, complete(own));
      }
    }
    return visited;
  }

  /** The window with all that it has of the one that it names; one that can't be stays. */
  private SqlWindow complete(SqlWindow window) {
    SqlIdentifier name = window.getRefName();
    SqlWindow named = name == null ? null : windows.get(name.getSimple());
    boolean isOrdered = named != null && !named.getOrderList().isEmpty();
    boolean isWrong =
        (name != null && named == null)
            || (named != null && (named.getLowerBound() != null || has(window.getPartitionList())))
            || (isOrdered && has(window.getOrderList()));
    if (isWrong) {
      return window;
    }
    SqlWindow complete = copy(window);
    complete.setOperand(0, null);
    if (named != null) {
      complete.setOperand(1, null);
      complete.setOperand(2, copy(named).getPartitionList());
      complete.setOperand(3, copy(isOrdered ? named : window).getOrderList());
    }
    return complete;
  }

  private static boolean has(SqlNodeList list) {
    return !list.isEmpty();
  }

  private static SqlWindow copy(SqlWindow window) {
    return (SqlWindow) requireNonNull(window.accept(RepeatedQueries.COPY));
  }
}
