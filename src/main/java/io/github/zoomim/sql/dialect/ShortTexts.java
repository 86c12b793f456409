package io.github.zoomim.sql.dialect;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Texts that a cast shortens. RexSimplify leaves {@code CAST(x AS VARCHAR(3))} out within another
 * cast where x has a type without a length, for it takes that for shorter.
 */
final class ShortTexts {
  private ShortTexts() {}

  /** The cast in what is no cast; null for another one. */
  static @Nullable SqlNode kept(SqlCall cast) {
    if (!(cast.operandCount() > 1
        && cast.operand(1) instanceof SqlDataTypeSpec type
        && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec text
        && text.getTypeName().toString().equals("VARCHAR")
        && text.getPrecision() != RelDataType.PRECISION_NOT_SPECIFIED)) {
      return null;
    }
    SqlParserPos position = cast.getParserPosition();
    return SqlStdOperatorTable.SUBSTRING.createCall(
        position,
        cast,
        SqlLiteral.createExactNumeric("1", position),
        SqlLiteral.createExactNumeric(Integer.toString(text.getPrecision()), position));
  }
}
