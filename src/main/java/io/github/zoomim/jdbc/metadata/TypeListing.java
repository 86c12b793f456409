package io.github.zoomim.jdbc.metadata;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.sql.type.SqlType;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types of the dialect, as {@code getTypeInfo} lists them. */
final class TypeListing {
  private TypeListing() {}

  static Listing describe() {
    Listing result = MetadataConstants.listing("getTypeInfo");
    Stream.of(
            type(JDBCType.BOOLEAN, 0),
            type(JDBCType.TINYINT, 0),
            type(JDBCType.SMALLINT, 0),
            type(JDBCType.INTEGER, 0),
            type(JDBCType.BIGINT, 0),
            type(JDBCType.DECIMAL, 38),
            type(JDBCType.REAL, 0),
            type(JDBCType.FLOAT, 0),
            type(JDBCType.DOUBLE, 0),
            type(JDBCType.CHAR, 0),
            type(JDBCType.VARCHAR, 0),
            type(JDBCType.DATE, 0),
            type(JDBCType.TIME, 3),
            type(JDBCType.TIMESTAMP, 3),
            type(JDBCType.BINARY, 0),
            type(JDBCType.VARBINARY, 0),
            type(JDBCType.ARRAY, 0),
            type(JDBCType.NULL, 0),
            new SqlType(JDBCType.OTHER, "INTERVAL DAY TO SECOND", 0, 0, null),
            new SqlType(JDBCType.OTHER, "INTERVAL YEAR TO MONTH", 0, 0, null))
        .sorted(Comparator.comparingInt(TypeFacts::vendorType).thenComparing(SqlType::name))
        .forEach(type -> add(result, type));
    return result;
  }

  private static void add(Listing result, SqlType type) {
    boolean isNumber = TypeFacts.isNumber(type);
    boolean isText = TypeFacts.isText(type);
    int searchable = isText ? DatabaseMetaData.typeSearchable : DatabaseMetaData.typePredBasic;
    result.row(
        type.name(),
        TypeFacts.vendorType(type),
        TypeFacts.size(type),
        prefix(type),
        prefix(type) == null ? null : "'",
        parameters(type),
        (short) DatabaseMetaData.typeNullable,
        isText,
        (short) searchable,
        !isNumber,
        false,
        false,
        null,
        (short) 0,
        (short) (type.jdbcType() == JDBCType.DECIMAL ? type.precision() : TypeFacts.scale(type)),
        null,
        null,
        isNumber ? 10 : null);
  }

  private static @Nullable String prefix(SqlType type) {
    return switch (type.jdbcType()) {
      case CHAR, VARCHAR -> "'";
      case DATE -> "DATE '";
      case TIME -> "TIME '";
      case TIMESTAMP -> "TIMESTAMP '";
      case BINARY, VARBINARY -> "X'";
      default -> null;
    };
  }

  private static @Nullable String parameters(SqlType type) {
    return switch (type.jdbcType()) {
      case CHAR, VARCHAR, BINARY, VARBINARY -> "length";
      case DECIMAL -> "precision,scale";
      case TIME, TIMESTAMP -> "precision";
      default -> null;
    };
  }

  private static SqlType type(JDBCType type, int precision) {
    return new SqlType(type, type.getName(), precision, 0, null);
  }
}
