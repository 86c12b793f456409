package io.github.zoomim.jdbc.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void cutsAFractionOffLikeJava() throws SQLException {
    assertThat(Numbers.toInt(1.9)).isEqualTo(1);
    assertThat(Numbers.toInt(-1.9f)).isEqualTo(-1);
    assertThat(Numbers.toByte(new BigDecimal("127.99"))).isEqualTo((byte) 127);
    assertThat(Numbers.toLong(" 12.7 ")).isEqualTo(12);
    assertThat(Numbers.toLong("1e-999999999")).isZero();
  }

  @Test
  void keepsTheBoundsOfEveryInteger() throws SQLException {
    assertThat(Numbers.toByte(-128)).isEqualTo(Byte.MIN_VALUE);
    assertThat(Numbers.toShort(32767L)).isEqualTo(Short.MAX_VALUE);
    assertThat(Numbers.toInt(2147483647.9)).isEqualTo(Integer.MAX_VALUE);
    assertThat(Numbers.toLong("-9223372036854775808.9")).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void refusesWhatIsOutOfRangeInsteadOfWrappingAround() {
    refuses("22003", () -> Numbers.toByte(128));
    refuses("22003", () -> Numbers.toShort("-32769"));
    refuses("22003", () -> Numbers.toInt(2147483648L));
    refuses("22003", () -> Numbers.toLong(9.3e18));
    refuses("22003", () -> Numbers.toLong(new BigDecimal("1e999999999")));
    refuses("22003", () -> Numbers.toInt(Double.NaN));
    refuses("22003", () -> Numbers.toDecimal(Float.POSITIVE_INFINITY));
    refuses("22003", () -> Numbers.toFloat(1e39));
    refuses("22003", () -> Numbers.toDouble(new BigDecimal("1e999")));
    refuses("22003", () -> Numbers.toDouble("-1e999"));
    refuses("22003", () -> Numbers.toBigInteger("1e999999999"));
  }

  @Test
  void refusesTextsThatAreNoNumbers() {
    refuses("22018", () -> Numbers.toInt("one"));
    refuses("22018", () -> Numbers.toDouble(""));
    refuses("22018", () -> Numbers.toBoolean("perhaps"));
  }

  @Test
  void readsTheWordsOfTruth() throws SQLException {
    for (String yes : new String[] {"true", "T", "yes", "1", "on", " y "}) {
      assertThat(Numbers.toBoolean(yes)).as(yes).isTrue();
    }
    for (String no : new String[] {"False", "f", "no", "0", "OFF"}) {
      assertThat(Numbers.toBoolean(no)).as(no).isFalse();
    }
    assertThat(Numbers.toBoolean(2)).isTrue();
    assertThat(Numbers.toBoolean(new BigDecimal("0.00"))).isFalse();
    assertThat(Numbers.toBoolean(0.5)).isTrue();
  }

  @Test
  void doesNotLoseTheDigitsOfAReal() throws SQLException {
    assertThat(Numbers.toDecimal(0.1f)).isEqualTo("0.1");
    assertThat(Numbers.toDecimal(0.1)).isEqualTo("0.1");
    assertThat(Numbers.toDouble("NaN")).isNaN();
    assertThat(Numbers.toFloat(Double.NEGATIVE_INFINITY)).isEqualTo(Float.NEGATIVE_INFINITY);
  }

  private static void refuses(String state, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLDataException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }
}
