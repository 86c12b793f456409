package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.sql.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@SuppressWarnings("JavaUtilDate")
final class GetterMatrixTest {
  private static final LocalDateTime WALL_CLOCK = LocalDateTime.parse("2026-10-05T10:00:00.123");
  private static final OffsetDateTime INSTANT = WALL_CLOCK.atOffset(ZoneOffset.UTC);

  private static final List<Class<?>> TARGETS =
      List.of(
          Object.class,
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          Date.class,
          Time.class,
          Timestamp.class,
          java.util.Date.class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class,
          ZonedDateTime.class,
          Instant.class,
          byte[].class,
          Array.class,
          Duration.class,
          Period.class);

  /** A value of a type, and what it becomes; a target that is not named is refused. */
  private record Row(SqlType type, Object value, Map<Class<?>, Object> expected) {
    @Override
    public String toString() {
      return type.name() + " " + value;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          number(JDBCType.TINYINT, (byte) 1, 1),
          number(JDBCType.SMALLINT, (short) 1, 1),
          number(JDBCType.INTEGER, 1, 1),
          number(JDBCType.BIGINT, 1L, 1L),
          number(JDBCType.DECIMAL, BigDecimal.ONE, BigDecimal.ONE),
          number(JDBCType.REAL, 1f, 1f, String.class, "1.0", BigDecimal.class, "1.0"),
          number(JDBCType.FLOAT, 1d, 1d, String.class, "1.0", BigDecimal.class, "1.0"),
          number(JDBCType.DOUBLE, 1d, 1d, String.class, "1.0", BigDecimal.class, "1.0"),
          number(JDBCType.BOOLEAN, true, true, String.class, "true"),
          number(JDBCType.VARCHAR, "1", "1"),
          number(JDBCType.CHAR, "1", "1"),
          new Row(
              type(JDBCType.VARCHAR, 0),
              "2026-10-05 10:00:00.123",
              with(timestamps(), Object.class, "2026-10-05 10:00:00.123")),
          new Row(type(JDBCType.TIMESTAMP, 3), WALL_CLOCK, timestamps()),
          new Row(
              type(JDBCType.DATE, 0),
              LocalDate.parse("2026-10-05"),
              expected(
                  Object.class, Date.valueOf("2026-10-05"),
                  String.class, "2026-10-05",
                  Date.class, Date.valueOf("2026-10-05"),
                  Timestamp.class, Timestamp.valueOf("2026-10-05 00:00:00"),
                  java.util.Date.class, new java.util.Date(Date.valueOf("2026-10-05").getTime()),
                  LocalDate.class, LocalDate.parse("2026-10-05"),
                  LocalDateTime.class, LocalDateTime.parse("2026-10-05T00:00"),
                  OffsetDateTime.class, OffsetDateTime.parse("2026-10-05T00:00Z"),
                  ZonedDateTime.class, ZonedDateTime.parse("2026-10-05T00:00Z"),
                  Instant.class, Instant.parse("2026-10-05T00:00:00Z"))),
          new Row(
              type(JDBCType.TIME, 3),
              LocalTime.parse("10:00:00.120"),
              expected(
                  Object.class, time("10:00:00.120"),
                  String.class, "10:00:00.120",
                  Time.class, time("10:00:00.120"),
                  Timestamp.class, Timestamp.valueOf("1970-01-01 10:00:00.12"),
                  java.util.Date.class, new java.util.Date(time("10:00:00.120").getTime()),
                  LocalTime.class, LocalTime.parse("10:00:00.120"),
                  LocalDateTime.class, LocalDateTime.parse("1970-01-01T10:00:00.120"))),
          new Row(
              type(JDBCType.VARBINARY, 0),
              new byte[] {1, (byte) 0xfe},
              expected(
                  Object.class, new byte[] {1, (byte) 0xfe},
                  String.class, "01FE",
                  byte[].class, new byte[] {1, (byte) 0xfe})),
          new Row(
              new SqlType(JDBCType.OTHER, "INTERVAL DAY TO SECOND", 0, 0, null),
              Duration.ofHours(26),
              expected(
                  Object.class, Duration.ofHours(26),
                  String.class, "PT26H",
                  Duration.class, Duration.ofHours(26))),
          new Row(
              new SqlType(JDBCType.OTHER, "INTERVAL YEAR TO MONTH", 0, 0, null),
              Period.of(1, 2, 0),
              expected(
                  Object.class, Period.of(1, 2, 0),
                  String.class, "P1Y2M",
                  Period.class, Period.of(1, 2, 0))));

  @TestFactory
  Stream<DynamicTest> getObjectConvertsAsAppendixBSaysOrRefusesWithADataState() {
    return ROWS.stream()
        .flatMap(
            row ->
                TARGETS.stream()
                    .map(
                        target ->
                            DynamicTest.dynamicTest(
                                row + " as " + target.getSimpleName(),
                                () -> {
                                  try (Connection connection = connect(row.type(), row.value())) {
                                    check(connection, "q", row, target);
                                  }
                                })));
  }

  @TestFactory
  Stream<DynamicTest> theEnginesValuesBecomeTheSame() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.toString(),
                    () -> {
                      try (Connection connection =
                          DriverManager.getConnection("jdbc:zoomim:demo")) {
                        for (Class<?> target : TARGETS) {
                          check(connection, sql(row), row, target);
                        }
                      }
                    }));
  }

  /** A query for the row's value. */
  private static String sql(Row row) {
    String type = row.type().name();
    String value =
        switch (row.type().jdbcType()) {
          case TIMESTAMP -> "TIMESTAMP '2026-10-05 10:00:00.123'";
          case DATE -> "DATE '2026-10-05'";
          case TIME -> "TIME '10:00:00.120'";
          case VARBINARY -> "CAST(x'01FE' AS VARBINARY)";
          case OTHER -> type.contains("DAY") ? "INTERVAL '26' HOUR" : "INTERVAL '14' MONTH";
          case BOOLEAN -> "TRUE";
          case VARCHAR, CHAR -> "'" + row.value() + "'";
          default -> "CAST(1 AS " + type + ")";
        };
    return "SELECT "
        + value
        + " AS c FROM (VALUES 1) AS t(n)"
        + (row.type().jdbcType() == JDBCType.VARCHAR ? " UNION ALL SELECT 'longer' LIMIT 1" : "");
  }

  private static void check(Connection connection, String sql, Row row, Class<?> target)
      throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet resultSet = statement.executeQuery(sql)) {
      assertThat(resultSet.next()).isTrue();
      Object expected = row.expected().get(target);
      if (expected == null) {
        assertThatThrownBy(() -> resultSet.getObject(1, target))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
        return;
      }
      Object actual = resultSet.getObject("C", target);
      assertThat(actual).isInstanceOf(target).isEqualTo(expected);
      assertThat(resultSet.wasNull()).isFalse();
      if (target == Object.class) {
        gettersAgree(resultSet);
        assertThat(resultSet.getObject(1)).isEqualTo(expected);
        assertThat(expected).isInstanceOf(classNamedByMetadata(resultSet));
      }
    }
  }

  private interface Getter {
    Object get(ResultSet resultSet) throws SQLException;
  }

  /** Each getter, by index and by label, with the class that it reads a value as. */
  private static final Map<Class<?>, List<Getter>> GETTERS =
      Map.ofEntries(
          Map.entry(
              String.class,
              List.of(r -> r.getString(1), r -> r.getString("c"), r -> r.getNString(1))),
          Map.entry(Boolean.class, List.of(r -> r.getBoolean(1), r -> r.getBoolean("c"))),
          Map.entry(Byte.class, List.of(r -> r.getByte(1), r -> r.getByte("c"))),
          Map.entry(Short.class, List.of(r -> r.getShort(1), r -> r.getShort("c"))),
          Map.entry(Integer.class, List.of(r -> r.getInt(1), r -> r.getInt("c"))),
          Map.entry(Long.class, List.of(r -> r.getLong(1), r -> r.getLong("c"))),
          Map.entry(Float.class, List.of(r -> r.getFloat(1), r -> r.getFloat("c"))),
          Map.entry(Double.class, List.of(r -> r.getDouble(1), r -> r.getDouble("c"))),
          Map.entry(BigDecimal.class, List.of(r -> r.getBigDecimal(1), r -> r.getBigDecimal("c"))),
          Map.entry(Date.class, List.of(r -> r.getDate(1), r -> r.getDate("c"))),
          Map.entry(Time.class, List.of(r -> r.getTime(1), r -> r.getTime("c"))),
          Map.entry(Timestamp.class, List.of(r -> r.getTimestamp(1), r -> r.getTimestamp("c"))),
          Map.entry(byte[].class, List.of(r -> r.getBytes(1), r -> r.getBytes("c"))),
          Map.entry(Array.class, List.of(r -> r.getArray(1), r -> r.getArray("c"))));

  private static void gettersAgree(ResultSet resultSet) {
    GETTERS.forEach(
        (target, getters) -> {
          Object expected = outcome(resultSet, r -> r.getObject(1, target));
          for (Getter getter : getters) {
            assertThat(outcome(resultSet, getter)).as(target.getName()).isEqualTo(expected);
          }
        });
  }

  /** A value, or a SQLSTATE. */
  private static Object outcome(ResultSet resultSet, Getter getter) {
    try {
      return getter.get(resultSet);
    } catch (SQLException e) {
      return "refused with " + e.getSQLState();
    }
  }

  private static Class<?> classNamedByMetadata(ResultSet resultSet) throws Exception {
    return Class.forName(resultSet.getMetaData().getColumnClassName(1));
  }

  @TestFactory
  Stream<DynamicTest> everyGetterGivesNullForNull() {
    return ROWS.stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.type().name(),
                    () -> {
                      try (Connection connection = connect(row.type(), (Object) null);
                          ResultSet resultSet = connection.createStatement().executeQuery("q")) {
                        assertThat(resultSet.next()).isTrue();
                        for (Class<?> target : TARGETS) {
                          Object nothing = resultSet.getObject(1, target);
                          assertThat(nothing).isNull();
                          assertThat(resultSet.wasNull()).isTrue();
                        }
                        assertThat(resultSet.getInt(1)).isZero();
                        assertThat(resultSet.getDouble(1)).isZero();
                        assertThat(resultSet.getBoolean(1)).isFalse();
                        assertThat(resultSet.getTimestamp(1)).isNull();
                        assertThat(resultSet.getCharacterStream(1)).isNull();
                        assertThat(resultSet.getBytes(1)).isNull();
                      }
                    }));
  }

  @Test
  void anArrayHasItsElementsAsObjectsAndAsAResultSet() throws SQLException {
    SqlType type = new SqlType(JDBCType.ARRAY, "ARRAY", 0, 0, FakeQueries.TIMESTAMP);
    try (Connection connection = connect(type, Arrays.asList(WALL_CLOCK, null));
        ResultSet resultSet = connection.createStatement().executeQuery("q")) {
      assertThat(resultSet.next()).isTrue();
      Array array = resultSet.getArray(1);
      assertThat((Object[]) array.getArray()).containsExactly(Timestamp.valueOf(WALL_CLOCK), null);
      assertThat((Object[]) array.getArray(2, 1)).containsExactly((Object) null);
      assertThat(array.getBaseTypeName()).isEqualTo("TIMESTAMP");
      assertThat(resultSet.getString(1)).isEqualTo("[2026-10-05 10:00:00.123, null]");
      ResultSet elements = array.getResultSet();
      assertThat(elements.next()).isTrue();
      assertThat(elements.getInt("INDEX")).isEqualTo(1);
      assertThat(elements.getObject("VALUE", LocalDateTime.class)).isEqualTo(WALL_CLOCK);
      assertThat(elements.next()).isTrue();
      assertThat(elements.getString(2)).isNull();
      assertThat(elements.next()).isFalse();
    }
  }

  private static Row number(JDBCType type, Object value, Object object, Object... others) {
    Map<Class<?>, Object> expected =
        expected(
            Object.class,
            object,
            String.class,
            "1",
            Boolean.class,
            true,
            Byte.class,
            (byte) 1,
            Short.class,
            (short) 1,
            Integer.class,
            1,
            Long.class,
            1L,
            Float.class,
            1f,
            Double.class,
            1d,
            BigDecimal.class,
            BigDecimal.ONE,
            BigInteger.class,
            BigInteger.ONE);
    for (int i = 0; i < others.length; i += 2) {
      Class<?> target = (Class<?>) others[i];
      expected.put(
          target,
          target == BigDecimal.class ? new BigDecimal((String) others[i + 1]) : others[i + 1]);
    }
    return new Row(type(type, 0), value, expected);
  }

  private static Map<Class<?>, Object> timestamps() {
    return expected(
        Object.class, Timestamp.valueOf(WALL_CLOCK),
        String.class, "2026-10-05 10:00:00.123",
        Date.class, Date.valueOf("2026-10-05"),
        Time.class, time("10:00:00.123"),
        Timestamp.class, Timestamp.valueOf(WALL_CLOCK),
        java.util.Date.class, new java.util.Date(Timestamp.valueOf(WALL_CLOCK).getTime()),
        LocalDate.class, WALL_CLOCK.toLocalDate(),
        LocalTime.class, WALL_CLOCK.toLocalTime(),
        LocalDateTime.class, WALL_CLOCK,
        OffsetDateTime.class, INSTANT,
        ZonedDateTime.class, INSTANT.toZonedDateTime(),
        Instant.class, INSTANT.toInstant());
  }

  private static Map<Class<?>, Object> with(
      Map<Class<?>, Object> expected, Class<?> target, Object value) {
    expected.put(target, value);
    return expected;
  }

  private static Map<Class<?>, Object> expected(Object... targetsAndValues) {
    Map<Class<?>, Object> expected = new HashMap<>();
    for (int i = 0; i < targetsAndValues.length; i += 2) {
      expected.put((Class<?>) targetsAndValues[i], targetsAndValues[i + 1]);
    }
    return expected;
  }

  private static Time time(String text) {
    return new Time(Timestamp.valueOf("1970-01-01 " + text).getTime());
  }

  private static SqlType type(JDBCType type, int precision) {
    return FakeQueries.type(type, precision);
  }

  private static Connection connect(SqlType type, @Nullable Object value) {
    return new FakeQueries().answer("q", type, new Object[] {value}).connect();
  }
}
