package io.github.zoomim.sql.function;

import java.math.BigDecimal;
import java.math.MathContext;
import org.apache.calcite.runtime.SqlFunctions;
import org.jspecify.annotations.Nullable;

/**
 * The sums that variances, deviations, covariances and regressions are worked out from, exact until
 * the result. Calcite's are DOUBLE, whose differences are noise where the numbers are large:
 * VAR_POP(1700000000 + x) would be 0. Public for the generated code's sake only.
 */
public final class Moments {
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private BigDecimal count = BigDecimal.ZERO;
  private BigDecimal x = BigDecimal.ZERO;
  private BigDecimal y = BigDecimal.ZERO;
  private BigDecimal xx = BigDecimal.ZERO;
  private BigDecimal yy = BigDecimal.ZERO;
  private BigDecimal xy = BigDecimal.ZERO;

  /** Takes the next number. */
  public void add(Object value) {
    BigDecimal number = SqlFunctions.toBigDecimal((Number) value);
    count = count.add(BigDecimal.ONE);
    x = x.add(number);
    xx = xx.add(number.multiply(number));
  }

  /** Takes the next pair, the dependent number first. */
  public void add(Object dependent, Object independent) {
    add(independent);
    BigDecimal number = SqlFunctions.toBigDecimal((Number) dependent);
    y = y.add(number);
    yy = yy.add(number.multiply(number));
    xy = xy.add(number.multiply(SqlFunctions.toBigDecimal((Number) independent)));
  }

  /** AVG, REGR_AVGX. */
  public @Nullable Double average() {
    return number(quotient(x, count));
  }

  /** VAR_POP. */
  public @Nullable Double variance() {
    return number(quotient(xx(), count.multiply(count)));
  }

  /** VAR_SAMP. */
  public @Nullable Double sampleVariance() {
    return number(quotient(xx(), pairs()));
  }

  /** STDDEV_POP. */
  public @Nullable Double deviation() {
    return number(root(quotient(xx(), count.multiply(count))));
  }

  /** STDDEV_SAMP. */
  public @Nullable Double sampleDeviation() {
    return number(root(quotient(xx(), pairs())));
  }

  /** COVAR_POP. */
  public @Nullable Double covariance() {
    return number(quotient(xy(), count.multiply(count)));
  }

  /** COVAR_SAMP. */
  public @Nullable Double sampleCovariance() {
    return number(quotient(xy(), pairs()));
  }

  /** CORR. */
  public @Nullable Double correlation() {
    return number(quotient(xy(), root(xx().multiply(yy()))));
  }

  /** REGR_R2. */
  public @Nullable Double determination() {
    return xx().signum() != 0 && yy().signum() == 0
        ? Double.valueOf(1)
        : number(quotient(xy().multiply(xy()), xx().multiply(yy())));
  }

  /** REGR_SLOPE. */
  public @Nullable Double slope() {
    return number(quotient(xy(), xx()));
  }

  /** REGR_INTERCEPT. */
  public @Nullable Double intercept() {
    return number(quotient(y.multiply(xx()).subtract(x.multiply(xy())), count.multiply(xx())));
  }

  /** REGR_AVGY. */
  public @Nullable Double averageY() {
    return number(quotient(y, count));
  }

  /** REGR_SXX. */
  public @Nullable Double squaresX() {
    return number(quotient(xx(), count));
  }

  /** REGR_SYY. */
  public @Nullable Double squaresY() {
    return number(quotient(yy(), count));
  }

  /** REGR_SXY. */
  public @Nullable Double products() {
    return number(quotient(xy(), count));
  }

  /** The sum of squares around the mean, times the count, which keeps it exact. */
  private BigDecimal xx() {
    return count.multiply(xx).subtract(x.multiply(x));
  }

  private BigDecimal yy() {
    return count.multiply(yy).subtract(y.multiply(y));
  }

  private BigDecimal xy() {
    return count.multiply(xy).subtract(x.multiply(y));
  }

  private BigDecimal pairs() {
    return count.multiply(count.subtract(BigDecimal.ONE));
  }

  /** NULL where there is nothing to divide by: too few rows, or all of them alike. */
  private static @Nullable BigDecimal quotient(BigDecimal dividend, @Nullable BigDecimal divisor) {
    return divisor == null || divisor.signum() == 0 ? null : dividend.divide(divisor, DIGITS);
  }

  private static @Nullable BigDecimal root(@Nullable BigDecimal square) {
    return square == null ? null : square.sqrt(DIGITS);
  }

  private static @Nullable Double number(@Nullable BigDecimal result) {
    return result == null ? null : Arithmetic.finite(result.doubleValue());
  }
}
