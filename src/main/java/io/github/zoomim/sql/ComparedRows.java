package io.github.zoomim.sql;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlInOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Writes what IN, ANY and ALL compare with in a form that the engine doesn't fail on: it does on
 * VALUES that it has to cast, and on an array when the value that is compared is NULL.
 */
final class ComparedRows {
  private ComparedRows() {}

  /** Changes the call where it is one of these. */
  static void rewrite(SqlCall call) {
    // ANY and ALL are kinds of IN to the engine.
    if (!(call.getOperator() instanceof SqlInOperator) || call.operandCount() != 2) {
      return;
    }
    SqlNode rows = call.operand(1);
    if (rows.getKind() == SqlKind.VALUES) {
      call.setOperand(1, select(rows));
    } else if (call.getKind() != SqlKind.IN
        && rows instanceof SqlNodeList list
        && list.size() == 1
        && list.get(0) instanceof SqlCall array
        && array.getKind() == SqlKind.ARRAY_VALUE_CONSTRUCTOR) {
      call.setOperand(1, new SqlNodeList(array.getOperandList(), array.getParserPosition()));
    }
  }

  private static SqlSelect select(SqlNode from) {
    SqlParserPos position = from.getParserPosition();
    return new SqlSelect(
        position,
        null,
        SqlNodeList.of(SqlIdentifier.star(position)),
        from,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
