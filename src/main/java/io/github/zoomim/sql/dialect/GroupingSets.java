package io.github.zoomim.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * ROLLUP and CUBE by the grouping sets that they stand for. The engine takes sets that are equal,
 * as those of {@code ROLLUP(type, type)}, for one.
 */
final class GroupingSets {
  private GroupingSets() {}

  /** The call with its sets only, also those of calls within it. */
  static SqlNode of(SqlCall call) {
    List<SqlNode> items = call.getOperandList();
    SqlParserPos position = call.getParserPosition();
    List<SqlNode> sets =
        switch (call.getKind()) {
          case ROLLUP -> sets(beginnings(items), position);
          case CUBE -> sets(choices(items), position);
          default -> flat(items);
        };
    return SqlStdOperatorTable.GROUPING_SETS.createCall(position, sets);
  }

  private static List<List<SqlNode>> beginnings(List<SqlNode> items) {
    List<List<SqlNode>> beginnings = new ArrayList<>();
    for (int length = items.size(); length >= 0; length--) {
      beginnings.add(items.subList(0, length));
    }
    return beginnings;
  }

  private static List<List<SqlNode>> choices(List<SqlNode> items) {
    List<List<SqlNode>> choices = new ArrayList<>();
    choices.add(List.of());
    for (SqlNode item : items) {
      for (List<SqlNode> choice : List.copyOf(choices)) {
        List<SqlNode> wider = new ArrayList<>(choice);
        wider.add(item);
        choices.add(wider);
      }
    }
    return choices;
  }

  private static List<SqlNode> flat(List<SqlNode> items) {
    List<SqlNode> flat = new ArrayList<>();
    for (SqlNode item : items) {
      if (item.getKind() == SqlKind.GROUPING_SETS) {
        flat.addAll(((SqlCall) item).getOperandList());
      } else {
        flat.add(item);
      }
    }
    return flat;
  }

  private static List<SqlNode> sets(List<List<SqlNode>> sets, SqlParserPos position) {
    return sets.stream().map(set -> set(columns(set), position)).toList();
  }

  private static SqlNode set(List<SqlNode> columns, SqlParserPos position) {
    return columns.isEmpty()
        ? new SqlNodeList(position)
        : SqlStdOperatorTable.ROW.createCall(position, columns);
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
