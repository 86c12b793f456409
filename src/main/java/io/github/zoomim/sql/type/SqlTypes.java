package io.github.zoomim.sql.type;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.sql.JDBCType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.type.SqlTypeName;

/** The engine's types as JDBC describes them. */
public final class SqlTypes {
  private SqlTypes() {}

  public static SqlType of(RelDataType type) {
    SqlTypeName name = type.getSqlTypeName();
    RelDataType component = type.getComponentType();
    return new SqlType(
        jdbcType(name),
        text(name),
        name.allowsPrec() || name == SqlTypeName.TIME ? Math.max(0, type.getPrecision()) : 0,
        name == SqlTypeName.DECIMAL ? Math.max(0, type.getScale()) : 0,
        component == null ? null : of(component));
  }

  /**
   * Refuses results that have no place in JDBC as it is here.
   *
   * @throws ZoomImFailure for a row, a map and other types that have no name in {@code getTypeInfo}
   */
  public static void checkResult(RelDataType row) {
    for (RelDataTypeField field : row.getFieldList()) {
      RelDataType type = field.getType();
      RelDataType component = type.getComponentType();
      if (jdbcType((component == null ? type : component).getSqlTypeName()) == JDBCType.OTHER
          && !SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName())) {
        throw new ZoomImFailure(
            Kind.UNSUPPORTED,
            "Column "
                + (field.getIndex() + 1)
                + " of the result has the type "
                + type.getSqlTypeName().getName()
                + ", which the driver cannot return; select its parts or cast it");
      }
    }
  }

  private static JDBCType jdbcType(SqlTypeName name) {
    return switch (name) {
      case BOOLEAN -> JDBCType.BOOLEAN;
      case TINYINT -> JDBCType.TINYINT;
      case SMALLINT -> JDBCType.SMALLINT;
      case INTEGER -> JDBCType.INTEGER;
      case BIGINT -> JDBCType.BIGINT;
      case DECIMAL -> JDBCType.DECIMAL;
      case REAL -> JDBCType.REAL;
      case FLOAT -> JDBCType.FLOAT;
      case DOUBLE -> JDBCType.DOUBLE;
      case DATE -> JDBCType.DATE;
      case TIME -> JDBCType.TIME;
      case TIMESTAMP -> JDBCType.TIMESTAMP;
      case CHAR -> JDBCType.CHAR;
      case VARCHAR -> JDBCType.VARCHAR;
      case BINARY -> JDBCType.BINARY;
      case VARBINARY -> JDBCType.VARBINARY;
      case ARRAY, MULTISET -> JDBCType.ARRAY;
      case NULL, UNKNOWN -> JDBCType.NULL;
      default -> JDBCType.OTHER;
    };
  }

  private static String text(SqlTypeName name) {
    return switch (name) {
      case UNKNOWN -> "NULL";
      case MULTISET -> "ARRAY";
      default ->
          SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)
              ? "INTERVAL YEAR TO MONTH"
              : SqlTypeName.DAY_INTERVAL_TYPES.contains(name)
                  ? "INTERVAL DAY TO SECOND"
                  : name.getName();
    };
  }
}
