package io.github.zoomim.sql;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * Gives parameters the type that their place asks for where the engine finds none: {@code
 * UPPER(?)}, {@code ? || '%'}, or finds a wrong one: {@code ? - INTERVAL '7' DAY}.
 */
final class UntypedParameters {
  private static final Set<String> TEXTS =
      Set.of(
          "||",
          "UPPER",
          "LOWER",
          "INITCAP",
          "TRIM",
          "LTRIM",
          "RTRIM",
          "CHAR_LENGTH",
          "CHARACTER_LENGTH",
          "LENGTH",
          "OCTET_LENGTH",
          "REVERSE",
          "CONCAT",
          "CONCAT_WS",
          "POSITION",
          "REPLACE",
          "TRANSLATE",
          "ASCII",
          "MD5");

  private static final Set<String> TEXT_AND_NUMBERS =
      Set.of("SUBSTRING", "SUBSTR", "LEFT", "RIGHT", "REPEAT", "LPAD", "RPAD");

  private UntypedParameters() {}

  /** Puts a cast around parameters that stand in the call itself. */
  static void type(SqlCall call) {
    String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
    for (int i = 0; i < call.operandCount(); i++) {
      SqlTypeName type = call.operand(i) instanceof SqlDynamicParam ? type(name, call, i) : null;
      if (type != null) {
        call.setOperand(i, cast(call.operand(i), type));
      }
    }
  }

  static SqlNode cast(SqlNode value, SqlTypeName type) {
    SqlParserPos position = value.getParserPosition();
    return SqlStdOperatorTable.CAST.createCall(
        position, value, new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, position), position));
  }

  private static @Nullable SqlTypeName type(String name, SqlCall call, int index) {
    if (TEXTS.contains(name)) {
      return SqlTypeName.VARCHAR;
    }
    if (TEXT_AND_NUMBERS.contains(name)) {
      boolean isText = index == 0 || (index == 2 && name.endsWith("PAD"));
      return isText ? SqlTypeName.VARCHAR : SqlTypeName.INTEGER;
    }
    if (name.equals("TIMESTAMPADD") || name.equals("TIMESTAMPDIFF")) {
      return name.endsWith("ADD") && index == 1 ? SqlTypeName.INTEGER : SqlTypeName.TIMESTAMP;
    }
    boolean withInterval = false;
    for (SqlNode operand : call.getOperandList()) {
      withInterval |= operand instanceof SqlIntervalLiteral;
    }
    if (!withInterval) {
      return null;
    }
    return switch (call.getKind()) {
      case TIMES -> SqlTypeName.INTEGER;
      case PLUS, MINUS -> SqlTypeName.TIMESTAMP;
      default -> null;
    };
  }
}
