package io.github.zoomim.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * ROLLUP and CUBE by the grouping sets that they stand for. The engine takes sets that are equal,
 * as those of {@code ROLLUP(type, type)}, for one.
 */
final class GroupingSets {
  private GroupingSets() {}

  static SqlNode of(SqlCall call) {
    List<SqlNode> items = call.getOperandList();
    List<List<SqlNode>> sets = new ArrayList<>();
    if (call.getKind() == SqlKind.ROLLUP) {
      for (int length = items.size(); length >= 0; length--) {
        sets.add(items.subList(0, length));
      }
    } else {
      sets.add(List.of());
      for (SqlNode item : items) {
        for (List<SqlNode> set : List.copyOf(sets)) {
          List<SqlNode> wider = new ArrayList<>(set);
          wider.add(item);
          sets.add(wider);
        }
      }
    }
    SqlParserPos position = call.getParserPosition();
    return SqlStdOperatorTable.GROUPING_SETS.createCall(
        position,
        sets.stream()
            .map(set -> SqlStdOperatorTable.ROW.createCall(position, columns(set)))
            .toList());
  }

  /** The columns of a set; an item may be a list of them. */
  private static List<SqlNode> columns(List<SqlNode> items) {
    List<SqlNode> columns = new ArrayList<>();
    for (SqlNode item : items) {
      if (item.getKind() == SqlKind.ROW) {
        columns.addAll(((SqlCall) item).getOperandList());
      } else {
        columns.add(item);
      }
    }
    return columns;
  }
}
