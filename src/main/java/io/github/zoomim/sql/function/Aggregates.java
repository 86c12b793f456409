package io.github.zoomim.sql.function;

import static java.util.Objects.requireNonNull;
import static org.apache.calcite.sql.type.SqlTypeFamily.ANY;
import static org.apache.calcite.sql.type.SqlTypeFamily.CHARACTER;
import static org.apache.calcite.sql.type.SqlTypeFamily.INTEGER;
import static org.apache.calcite.sql.type.SqlTypeFamily.NUMERIC;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.sql.failure.SqlFailures;
import java.util.List;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.adapter.enumerable.WinAggImplementor.SeekType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlBasicAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.Optionality;

/**
 * The aggregates that Calcite 1.42 lacks or gets wrong:
 *
 * <ul>
 *   <li>CALCITE-7705: LISTAGG of a column that is never NULL would never be NULL itself, so that
 *       {@code IS NULL} and COALESCE of it were left out. ARG_MIN and ARG_MAX are the same where
 *       what they order by is NULL.
 *   <li>CALCITE-6767: PERCENTILE_CONT and PERCENTILE_DISC have no code.
 *   <li>ARRAY_AGG without rows is an empty array, leaves NULLs out, and in a window returns the
 *       last row's for all of them. MODE takes no WITHIN GROUP. FIRST_VALUE and LAST_VALUE of an
 *       empty frame fail, and NTH_VALUE looks beyond the frame. LAG and LEAD with a default that is
 *       not NULL would never be NULL, whatever the other row has.
 *   <li>Variances and their kin are differences of large DOUBLEs ({@link Moments}); CORR and most
 *       of the regressions are missing.
 * </ul>
 */
public final class Aggregates {
  public static final SqlAggFunction LISTAGG =
      new OwnAggregate(
          "LISTAGG",
          SqlKind.LISTAGG,
          ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.FORCE_NULLABLE),
          Optionality.OPTIONAL,
          inWindow ->
              requireNonNull(RexImpTable.INSTANCE.get(SqlStdOperatorTable.LISTAGG, inWindow)),
          1,
          CHARACTER,
          CHARACTER);

  public static final SqlAggFunction ARRAY_AGG =
      new OwnAggregate(
          "ARRAY_AGG",
          SqlKind.OTHER_FUNCTION,
          ReturnTypes.TO_ARRAY.andThen(SqlTypeTransforms.FORCE_NULLABLE),
          Optionality.OPTIONAL,
          inWindow -> new GatheringCode(OrderedValues.class, "list", true),
          1,
          ANY);

  public static final SqlAggFunction PERCENTILE_CONT =
      ordered(
          "PERCENTILE_CONT",
          "continuous",
          Aggregates::between,
          Optionality.MANDATORY,
          ANY,
          NUMERIC);

  public static final SqlAggFunction PERCENTILE_DISC =
      ordered(
          "PERCENTILE_DISC",
          "discrete",
          ReturnTypes.ARG0_FORCE_NULLABLE,
          Optionality.MANDATORY,
          ANY,
          NUMERIC);

  public static final SqlAggFunction MODE =
      ordered("MODE", "mode", ReturnTypes.ARG0_FORCE_NULLABLE, Optionality.OPTIONAL, ANY);

  public static final SqlAggFunction ARG_MIN = extreme(SqlKind.ARG_MIN);
  public static final SqlAggFunction ARG_MAX = extreme(SqlKind.ARG_MAX);

  private static final SqlAggFunction FIRST_VALUE =
      ofFrame(SqlKind.FIRST_VALUE, inWindow -> new FrameValueCode(SeekType.START), ANY);
  private static final SqlAggFunction LAST_VALUE =
      ofFrame(SqlKind.LAST_VALUE, inWindow -> new FrameValueCode(SeekType.END), ANY);
  private static final SqlAggFunction NTH_VALUE =
      ofFrame(SqlKind.NTH_VALUE, inWindow -> new FrameValueCode(SeekType.START), ANY, INTEGER);

  private static final SqlAggFunction LAG = neighbour(SqlStdOperatorTable.LAG);
  private static final SqlAggFunction LEAD = neighbour(SqlStdOperatorTable.LEAD);

  static final List<SqlOperator> ALL =
      List.of(
          LISTAGG,
          ARRAY_AGG,
          PERCENTILE_CONT,
          PERCENTILE_DISC,
          MODE,
          ARG_MIN,
          ARG_MAX,
          FIRST_VALUE,
          LAST_VALUE,
          NTH_VALUE,
          LAG,
          LEAD,
          ofSums("AVG", "average", NUMERIC),
          ofSums("VAR_POP", "variance", NUMERIC),
          ofSums("VAR_SAMP", "sampleVariance", NUMERIC),
          ofSums("VARIANCE", "sampleVariance", NUMERIC),
          ofSums("STDDEV_POP", "deviation", NUMERIC),
          ofSums("STDDEV_SAMP", "sampleDeviation", NUMERIC),
          ofSums("STDDEV", "sampleDeviation", NUMERIC),
          ofSums("COVAR_POP", "covariance", NUMERIC, NUMERIC),
          ofSums("COVAR_SAMP", "sampleCovariance", NUMERIC, NUMERIC),
          ofSums("CORR", "correlation", NUMERIC, NUMERIC),
          ofSums("REGR_R2", "determination", NUMERIC, NUMERIC),
          ofSums("REGR_SLOPE", "slope", NUMERIC, NUMERIC),
          ofSums("REGR_INTERCEPT", "intercept", NUMERIC, NUMERIC),
          ofSums("REGR_AVGX", "average", NUMERIC, NUMERIC),
          ofSums("REGR_AVGY", "averageY", NUMERIC, NUMERIC),
          ofSums("REGR_SXX", "squaresX", NUMERIC, NUMERIC),
          ofSums("REGR_SYY", "squaresY", NUMERIC, NUMERIC),
          ofSums("REGR_SXY", "products", NUMERIC, NUMERIC));

  private Aggregates() {}

  /** A parameter's or a text's type would be made a number otherwise, and a time a count. */
  private static RelDataType between(SqlOperatorBinding call) {
    if (!SqlTypeUtil.isNumeric(call.getOperandType(0)) && call instanceof SqlCallBinding written) {
      throw SqlFailures.at(
          Kind.UNSUPPORTED,
          "PERCENTILE_CONT and MEDIAN take numbers only; PERCENTILE_DISC takes anything",
          written.getCall());
    }
    return requireNonNull(ReturnTypes.DOUBLE_FORCE_NULLABLE.inferReturnType(call));
  }

  /** What takes the values in the order of WITHIN GROUP. */
  private static SqlAggFunction ordered(
      String name,
      String method,
      SqlReturnTypeInference result,
      Optionality order,
      SqlTypeFamily... arguments) {
    return new OwnAggregate(
        name,
        SqlKind.OTHER_FUNCTION,
        result,
        order,
        inWindow -> new GatheringCode(OrderedValues.class, method, false),
        arguments.length,
        arguments);
  }

  /** What is worked out from {@link Moments}. */
  private static SqlAggFunction ofSums(String name, String method, SqlTypeFamily... arguments) {
    return new OwnAggregate(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.DOUBLE_FORCE_NULLABLE,
        Optionality.FORBIDDEN,
        inWindow -> new GatheringCode(Moments.class, method, false),
        arguments.length,
        arguments);
  }

  private static SqlAggFunction ofFrame(
      SqlKind kind, OwnAggregate.Code code, SqlTypeFamily... arguments) {
    return new OwnAggregate(
        kind.name(),
        kind,
        ReturnTypes.ARG0_FORCE_NULLABLE,
        Optionality.FORBIDDEN,
        code,
        arguments.length,
        arguments);
  }

  /** LAG or LEAD, of Calcite's code and a type that is right. */
  private static SqlAggFunction neighbour(SqlAggFunction calcites) {
    return new OwnAggregate(
        calcites.getName(),
        calcites.getKind(),
        ((SqlReturnTypeInference) Aggregates::valueOrDefault)
            .andThen(SqlTypeTransforms.FORCE_NULLABLE),
        Optionality.FORBIDDEN,
        inWindow -> requireNonNull(RexImpTable.INSTANCE.get(calcites, inWindow)),
        1,
        ANY,
        INTEGER,
        ANY);
  }

  /** The type of what LAG and LEAD return: a bare text beside a time is a time. */
  private static RelDataType valueOrDefault(SqlOperatorBinding call) {
    RelDataType value = call.getOperandType(0);
    RelDataType other = call.getOperandCount() < 3 ? value : call.getOperandType(2);
    if (SqlTypeUtil.isDatetime(value) && SqlTypeUtil.isCharacter(other)) {
      return value;
    }
    if (SqlTypeUtil.isDatetime(value)
        && SqlTypeUtil.isDatetime(other)
        && SqlTypeUtil.isTimestamp(value) != SqlTypeUtil.isTimestamp(other)) {
      return SqlTypeUtil.isTimestamp(value) ? value : other;
    }
    RelDataTypeFactory types = call.getTypeFactory();
    RelDataType common = types.leastRestrictive(List.of(value, other));
    return common == null || SqlTypeUtil.isCharacter(common)
        ? types.createSqlType(SqlTypeName.VARCHAR)
        : common;
  }

  /** Calcite's own but for the type: it finds the code by the name and the kind. */
  private static SqlAggFunction extreme(SqlKind kind) {
    return SqlBasicAggFunction.create(
        kind, ReturnTypes.ARG0_FORCE_NULLABLE, OperandTypes.ANY_COMPARABLE);
  }
}
