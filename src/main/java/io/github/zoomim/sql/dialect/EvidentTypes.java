package io.github.zoomim.sql.dialect;

import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * The type that a parameter should have beside an expression whose type is seen without knowing the
 * tables: that type, and TIMESTAMP for a DATE, so that no time of day is lost.
 */
final class EvidentTypes {
  private static final Set<String> NOW =
      Set.of("CURRENT_TIMESTAMP", "LOCALTIMESTAMP", "CURRENT_DATE");

  private EvidentTypes() {}

  /** The type; null where it isn't evident. */
  static @Nullable SqlTypeName of(SqlNode node) {
    if (node instanceof SqlLiteral literal) {
      return ofLiteral(literal);
    }
    if (node instanceof SqlIdentifier name) {
      return name.isSimple() && isNow(name.getSimple()) ? SqlTypeName.TIMESTAMP : null;
    }
    if (!(node instanceof SqlCall call)) {
      return null;
    }
    if (call.getKind() == SqlKind.CAST
        && call.operandCount() > 1
        && call.operand(1) instanceof SqlDataTypeSpec type
        && type.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic) {
      return beside(basic.getTypeName().toString());
    }
    boolean isTime =
        isNow(call.getOperator().getName())
            || ((call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)
                && call.getOperandList().stream().anyMatch(SqlIntervalLiteral.class::isInstance));
    return isTime ? SqlTypeName.TIMESTAMP : null;
  }

  private static boolean isNow(String name) {
    return NOW.contains(name.toUpperCase(Locale.ROOT));
  }

  private static @Nullable SqlTypeName ofLiteral(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral time) {
      return beside(time.tag);
    }
    if (literal instanceof SqlNumericLiteral number) {
      return number.isInteger() ? SqlTypeName.BIGINT : null;
    }
    return beside(literal.getTypeName().getName());
  }

  private static @Nullable SqlTypeName beside(String type) {
    return switch (type) {
      case "CHAR", "VARCHAR" -> SqlTypeName.VARCHAR;
      case "DATE", "TIMESTAMP" -> SqlTypeName.TIMESTAMP;
      case "TIME" -> SqlTypeName.TIME;
      case "BOOLEAN" -> SqlTypeName.BOOLEAN;
      case "SMALLINT", "INTEGER", "BIGINT" -> SqlTypeName.BIGINT;
      case "DOUBLE" -> SqlTypeName.DOUBLE;
      default -> null;
    };
  }
}
