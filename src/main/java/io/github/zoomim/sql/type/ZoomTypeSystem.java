package io.github.zoomim.sql.type;

import java.math.RoundingMode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** The dialect's types: milliseconds at the finest, wide decimals, sums and averages that fit. */
public final class ZoomTypeSystem extends RelDataTypeSystemImpl {
  public static final ZoomTypeSystem INSTANCE = new ZoomTypeSystem();

  /** The most digits of a DECIMAL. */
  public static final int MAX_DECIMAL = 38;

  /** Of a sum: enough for a thousand million BIGINTs, and the same for a sum of sums. */
  public static final int SUM_DECIMAL = 28;

  /** Of a quotient's fraction, as many as PostgreSQL gives at the least. */
  public static final int QUOTIENT_SCALE = 16;

  /** The engine computes date-times in milliseconds; a finer literal is cut off there. */
  public static final int MILLISECONDS = 3;

  private ZoomTypeSystem() {}

  /** The type of a table's column: times have milliseconds, also where another Calcite plans. */
  public static RelDataType column(RelDataTypeFactory types, SqlTypeName name, boolean nullable) {
    RelDataType type =
        name == SqlTypeName.TIMESTAMP
            ? types.createSqlType(name, MILLISECONDS)
            : types.createSqlType(name);
    return types.createTypeWithNullability(type, nullable);
  }

  @Override
  public int getMaxPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case DECIMAL -> MAX_DECIMAL;
      case TIME, TIMESTAMP -> MILLISECONDS;
      default -> super.getMaxPrecision(typeName);
    };
  }

  @Override
  public int getMaxScale(SqlTypeName typeName) {
    return typeName == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(typeName);
  }

  /**
   * {@code CAST('…' AS TIMESTAMP)} keeps its milliseconds, as the column does; {@code INTERVAL
   * '100' DAY} needs no {@code DAY(3)}.
   */
  @Override
  public int getDefaultPrecision(SqlTypeName typeName) {
    return switch (typeName) {
      case TIME, TIMESTAMP -> MILLISECONDS;
      case INTERVAL_YEAR,
          INTERVAL_YEAR_MONTH,
          INTERVAL_MONTH,
          INTERVAL_DAY,
          INTERVAL_DAY_HOUR,
          INTERVAL_DAY_MINUTE,
          INTERVAL_DAY_SECOND,
          INTERVAL_HOUR,
          INTERVAL_HOUR_MINUTE,
          INTERVAL_HOUR_SECOND,
          INTERVAL_MINUTE,
          INTERVAL_MINUTE_SECOND,
          INTERVAL_SECOND ->
          getMaxPrecision(typeName);
      default -> super.getDefaultPrecision(typeName);
    };
  }

  /** {@code CAST(1.5 AS INTEGER)} is 2. */
  @Override
  public RoundingMode roundingMode() {
    return RoundingMode.HALF_UP;
  }

  /** Without this, {@code VALUES ('dm'), ('group')} pads with blanks and joins find nothing. */
  @Override
  public boolean shouldConvertRaggedUnionTypesToVarying() {
    return true;
  }

  /**
   * A sum is wider than its arguments, so that it doesn't overflow; not as wide as can be, or
   * beside a number with more of a fraction that would be cut off.
   */
  @Override
  public RelDataType deriveSumType(RelDataTypeFactory types, RelDataType argument) {
    return switch (argument.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER ->
          like(types, argument, types.createSqlType(SqlTypeName.BIGINT));
      case BIGINT, DECIMAL ->
          like(
              types,
              argument,
              types.createSqlType(
                  SqlTypeName.DECIMAL,
                  Math.max(SUM_DECIMAL, argument.getPrecision()),
                  Math.max(0, argument.getScale())));
      default -> super.deriveSumType(types, argument);
    };
  }

  /** A quotient has no fewer digits than it is worked out to; by default six can be left. */
  @Override
  public @Nullable RelDataType deriveDecimalDivideType(
      RelDataTypeFactory types, RelDataType dividend, RelDataType divisor) {
    RelDataType type = super.deriveDecimalDivideType(types, dividend, divisor);
    return type == null || type.getScale() >= QUOTIENT_SCALE
        ? type
        : types.createTypeWithNullability(
            types.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, QUOTIENT_SCALE),
            type.isNullable());
  }

  private static RelDataType like(
      RelDataTypeFactory types, RelDataType argument, RelDataType result) {
    return types.createTypeWithNullability(result, argument.isNullable());
  }
}
