package io.github.zoomim.sql.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.calcite.linq4j.tree.Primitive;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.runtime.SqlFunctions;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.util.TimestampString;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same exception is the data's fault or the engine's, as it comes from here or from there. */
class DataFailuresTest {
  private static ZoomImFailure failure(ThrowingCallable code) {
    return DataFailures.of(new IllegalStateException("wrapped", catchThrowable(code)));
  }

  @Test
  void blamesTheDataForWhatItsFunctionsThrow() {
    assertThat(failure(() -> SqlFunctions.checkedPlus(Integer.MAX_VALUE, 1)).kind())
        .isEqualTo(Kind.OUT_OF_RANGE);
    assertThat(failure(() -> SqlFunctions.checkedDivide(1, 0)).kind())
        .isEqualTo(Kind.DIVISION_BY_ZERO);
    assertThat(failure(() -> SqlFunctions.toBoolean("maybe")).kind()).isEqualTo(Kind.BAD_NUMBER);
    assertThat(failure(() -> SqlFunctions.overlay("abc", "x", 0)).kind())
        .isEqualTo(Kind.BAD_SUBSTRING);
    assertThat(failure(() -> SqlFunctions.substring("abc", 1, -1)).kind())
        .isEqualTo(Kind.BAD_SUBSTRING);
    assertThat(failure(() -> Primitive.charToDecimalCast("1000", 3, 0)).kind())
        .isEqualTo(Kind.OUT_OF_RANGE);
  }

  static Stream<ThrowingCallable> faults() {
    return Stream.of(
        () -> List.of().get(6),
        () -> Integer.parseInt("index out of range: 1"),
        () -> Math.addExact(Integer.MAX_VALUE, 1),
        () -> LocalDate.of(2026, 2, 30),
        () -> "abc".substring(7),
        () -> {
          throw new ClassCastException("x cannot be cast");
        },
        () -> {
          throw new UnsupportedOperationException("class org.apache.calcite.rel.Sample");
        },
        // Calcite itself, but not what computes values.
        () -> new SqlTypeFactoryImpl(RelDataTypeSystem.DEFAULT).leastRestrictive(List.of()),
        () -> new TimestampString("overflow"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void blamesItselfForTheSameFromElsewhere(ThrowingCallable code) {
    ZoomImFailure failure = failure(code);
    assertThat(failure.kind()).isEqualTo(Kind.INTERNAL);
    assertThat(failure)
        .hasMessageContaining("please report it with the statement")
        .hasMessageContaining(catchThrowable(code).getClass().getSimpleName());
    assertThat(DataFailures.deepest(failure)).hasSameClassAs(catchThrowable(code));
  }
}
