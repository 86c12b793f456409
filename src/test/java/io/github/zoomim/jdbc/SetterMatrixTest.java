package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.sql.type.SqlType;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@SuppressWarnings("JavaUtilDate")
final class SetterMatrixTest {
  private static final LocalDateTime TEN = LocalDateTime.parse("2026-10-05T10:00");
  private static final LocalDateTime MIDNIGHT = LocalDateTime.parse("2026-10-05T00:00");
  private static final List<JDBCType> TYPES =
      List.of(
          JDBCType.VARCHAR,
          JDBCType.BOOLEAN,
          JDBCType.INTEGER,
          JDBCType.BIGINT,
          JDBCType.DECIMAL,
          JDBCType.DOUBLE,
          JDBCType.DATE,
          JDBCType.TIME,
          JDBCType.TIMESTAMP,
          JDBCType.VARBINARY);

  private interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  /** A setter's call, and what the engine gets for each of {@link #TYPES}; null where refused. */
  private record Row(String name, Setter setter, List<@Nullable Object> values) {}

  private static final List<Row> ROWS =
      List.of(
          number("setByte", s -> s.setByte(1, (byte) 1)),
          number("setShort", s -> s.setShort(1, (short) 1)),
          number("setInt", s -> s.setInt(1, 1)),
          number("setLong", s -> s.setLong(1, 1)),
          number("setBigDecimal", s -> s.setBigDecimal(1, BigDecimal.ONE)),
          number("setString of a number", s -> s.setString(1, "1")),
          number("BigInteger", s -> s.setObject(1, BigInteger.ONE)),
          number("INTEGER from a text", s -> s.setObject(1, "1", Types.INTEGER)),
          number("SQLType", s -> s.setObject(1, "1", JDBCType.BIGINT)),
          number("a scale", s -> s.setObject(1, 1.4, Types.DECIMAL, 0)),
          row(
              "setDouble",
              s -> s.setDouble(1, 1),
              "1.0",
              true,
              1,
              1L,
              new BigDecimal("1.0"),
              1d,
              null,
              null,
              null,
              null),
          row(
              "setFloat with a fraction",
              s -> s.setFloat(1, 1.5f),
              "1.5",
              true,
              null,
              null,
              new BigDecimal("1.5"),
              1.5,
              null,
              null,
              null,
              null),
          row(
              "setBoolean",
              s -> s.setBoolean(1, true),
              "true",
              true,
              1,
              1L,
              BigDecimal.ONE,
              1d,
              null,
              null,
              null,
              null),
          text("setString", s -> s.setString(1, "2026-10-05T10:00:00Z"), "2026-10-05T10:00:00Z"),
          text(
              "setString offset",
              s -> s.setString(1, "2026-10-05 12:00+02:00"),
              "2026-10-05 12:00+02:00"),
          text(
              "setCharacterStream",
              s -> s.setCharacterStream(1, new StringReader("2026-10-05 10:00 etc."), 16),
              "2026-10-05 10:00"),
          text(
              "setAsciiStream",
              s -> s.setAsciiStream(1, stream("2026-10-05 10:00")),
              "2026-10-05 10:00"),
          timestamp("setTimestamp", s -> s.setTimestamp(1, Timestamp.valueOf(TEN))),
          timestamp(
              "with a calendar",
              s -> s.setTimestamp(1, new Timestamp(1791194400000L), calendar("UTC"))),
          timestamp(
              "java.util.Date",
              s -> s.setObject(1, new java.util.Date(Timestamp.valueOf(TEN).getTime()))),
          timestamp("Calendar", s -> s.setObject(1, at(1791194400000L, calendar("UTC")))),
          timestamp("LocalDateTime", s -> s.setObject(1, TEN)),
          timestamp("Instant", s -> s.setObject(1, Instant.parse("2026-10-05T10:00:00Z"))),
          timestamp(
              "OffsetDateTime",
              s -> s.setObject(1, OffsetDateTime.parse("2026-10-05T06:00:00-04:00"))),
          timestamp(
              "ZonedDateTime",
              s ->
                  s.setObject(
                      1,
                      ZonedDateTime.parse("2026-10-05T15:30:00+05:30[Asia/Kolkata]"),
                      Types.TIMESTAMP_WITH_TIMEZONE)),
          date("setDate", s -> s.setDate(1, Date.valueOf("2026-10-05"))),
          date(
              "setDate with a calendar",
              s -> s.setDate(1, new Date(1791158400000L), calendar("UTC"))),
          date("LocalDate", s -> s.setObject(1, LocalDate.parse("2026-10-05"))),
          date("DATE from a text", s -> s.setObject(1, "2026-10-05 10:00", Types.DATE)),
          time("setTime", s -> s.setTime(1, Time.valueOf("10:00:00"))),
          time(
              "setTime with a calendar", s -> s.setTime(1, new Time(36_000_000L), calendar("UTC"))),
          time("LocalTime", s -> s.setObject(1, LocalTime.parse("10:00"))),
          row(
              "setBytes",
              s -> s.setBytes(1, new byte[] {1}),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              new byte[] {1}),
          row(
              "setBinaryStream",
              s -> s.setBinaryStream(1, stream("\1\2"), 1),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              new byte[] {1}));

  @TestFactory
  Stream<DynamicTest> aSetterConvertsToTheParametersTypeOrRefusesWithADataState() {
    return ROWS.stream()
        .flatMap(
            row ->
                TYPES.stream()
                    .map(
                        type ->
                            DynamicTest.dynamicTest(
                                row.name() + " on " + type, () -> check(row, type))));
  }

  private static void check(Row row, JDBCType jdbcType) throws SQLException {
    SqlType type = FakeQueries.type(jdbcType, jdbcType == JDBCType.TIMESTAMP ? 3 : 0);
    FakeQueries queries = queries(type);
    Object expected = row.values().get(TYPES.indexOf(jdbcType));
    try (Connection connection = queries.connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      if (expected == null) {
        assertThatThrownBy(() -> row.setter().set(statement))
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
        return;
      }
      row.setter().set(statement);
      statement.executeQuery();
      Object actual = queries.parameters.get(0).get(0);
      assertThat(actual).isEqualTo(expected).hasSameClassAs(expected);
    }
  }

  @TestFactory
  Stream<DynamicTest> theEngineGetsWhatTheSetterMakesOfIt() {
    return TYPES.stream()
        .map(type -> DynamicTest.dynamicTest(type.getName(), () -> checkThroughTheEngine(type)));
  }

  private static void checkThroughTheEngine(JDBCType type) throws SQLException {
    String sql =
        "SELECT CAST(? AS " + (type == JDBCType.DECIMAL ? "DECIMAL(10, 2)" : type.getName()) + ")";
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      assertThat(statement.getParameterMetaData().getParameterType(1))
          .isEqualTo(type.getVendorTypeNumber());
      for (Row row : ROWS) {
        Object expected = row.values().get(TYPES.indexOf(type));
        statement.clearParameters();
        if (expected == null) {
          assertThatThrownBy(() -> row.setter().set(statement))
              .as(row.name())
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).startsWith("22"));
          continue;
        }
        row.setter().set(statement);
        try (ResultSet resultSet = statement.executeQuery()) {
          assertThat(resultSet.next()).isTrue();
          Object value = resultSet.getObject(1, expected.getClass());
          if (expected instanceof BigDecimal number) {
            assertThat((BigDecimal) value).as(row.name()).isEqualByComparingTo(number);
          } else {
            assertThat(value).as(row.name()).isEqualTo(expected);
          }
        }
      }
    }
  }

  @Test
  void nullFitsEveryParameter() throws SQLException {
    for (JDBCType type : TYPES) {
      FakeQueries queries = queries(FakeQueries.type(type, 0));
      try (Connection connection = queries.connect();
          PreparedStatement statement = connection.prepareStatement("q")) {
        statement.setNull(1, Types.VARCHAR);
        statement.executeQuery();
        statement.setObject(1, null, Types.INTEGER);
        statement.executeQuery();
        statement.setTimestamp(1, null, calendar("UTC"));
        statement.executeQuery();
      }
      assertThat(queries.parameters).hasSize(3).allMatch(values -> values.get(0) == null);
    }
  }

  @Test
  void refusesNumbersThatDoNotFitInsteadOfChangingThem() throws SQLException {
    try (Connection connection = queries(FakeQueries.INTEGER).connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      refuses("22003", () -> statement.setLong(1, 1L << 31));
      refuses("22003", () -> statement.setString(1, "1.5"));
      refuses("22003", () -> statement.setDouble(1, Double.NaN));
      refuses("22018", () -> statement.setString(1, "x"));
      refuses("22005", () -> statement.setObject(1, new Object()));
      refuses("0A000", () -> statement.setObject(1, "x", Types.CLOB));
      refuses("HY024", () -> statement.setObject(1, "x", 123456));
      refuses("07009", () -> statement.setInt(2, 1));
      refuses("07009", () -> statement.setInt(0, 1));
    }
  }

  @Test
  void anIntervalAndAnArrayTakeTheirOwnKindOnly() throws SQLException {
    SqlType interval = new SqlType(JDBCType.OTHER, "INTERVAL DAY", 0, 0, null);
    FakeQueries queries = queries(interval);
    try (Connection connection = queries.connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      statement.setObject(1, Duration.ofDays(1));
      statement.execute();
      refuses("22005", () -> statement.setString(1, "P1D"));
    }
    assertThat(queries.parameters).containsExactly(List.of(Duration.ofDays(1)));
    FakeQueries arrays = queries(new SqlType(JDBCType.ARRAY, "ARRAY", 0, 0, FakeQueries.INTEGER));
    try (Connection connection = arrays.connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      statement.setObject(1, new String[] {"1", null});
      statement.execute();
      refuses("22018", () -> statement.setObject(1, List.of("x")));
      refuses("22005", () -> statement.setInt(1, 1));
    }
    assertThat(arrays.parameters.get(0)).isEqualTo(List.of(Arrays.asList(1, null)));
  }

  @Test
  void aMissingParameterIsNamedBeforeAnythingRuns() throws SQLException {
    FakeQueries queries = new FakeQueries();
    SqlType type = FakeQueries.INTEGER;
    queries.answer("q", List.of(), List.of(type, type, type), e -> queries.rows(List.of()));
    try (Connection connection = queries.connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      statement.setInt(2, 7);
      assertThatThrownBy(statement::executeQuery).hasMessageContaining("parameter 1, 3");
      refuses("07002", statement::execute);
      statement.setInt(1, 6);
      statement.setNull(3, Types.NULL);
      statement.execute();
      assertThat(queries.parameters).containsExactly(Arrays.asList(6, 7, null));
      statement.clearParameters();
      refuses("07002", statement::executeQuery);
    }
  }

  @Test
  void describesItsParameters() throws SQLException {
    try (Connection connection = queries(FakeQueries.TIMESTAMP).connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      var metadata = statement.getParameterMetaData();
      assertThat(metadata.getParameterCount()).isEqualTo(1);
      assertThat(metadata.getParameterType(1)).isEqualTo(Types.TIMESTAMP);
      assertThat(metadata.getParameterTypeName(1)).isEqualTo("TIMESTAMP");
      assertThat(metadata.getParameterClassName(1)).isEqualTo("java.sql.Timestamp");
      assertThat(metadata.getPrecision(1)).isEqualTo(23);
      assertThat(metadata.getScale(1)).isEqualTo(3);
      refuses("07009", () -> metadata.getParameterType(2));
    }
  }

  private static void refuses(
      String state, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  private static FakeQueries queries(SqlType parameter) {
    FakeQueries queries = new FakeQueries();
    return queries.answer("q", List.of(), List.of(parameter), e -> queries.rows(List.of()));
  }

  private static Row row(String name, Setter setter, @Nullable Object... values) {
    return new Row(name, setter, Arrays.asList(values));
  }

  private static Row number(String name, Setter setter) {
    return row(name, setter, "1", true, 1, 1L, BigDecimal.ONE, 1d, null, null, null, null);
  }

  private static Row text(String name, Setter setter, String text) {
    return row(
        name,
        setter,
        text,
        null,
        null,
        null,
        null,
        null,
        TEN.toLocalDate(),
        TEN.toLocalTime(),
        TEN,
        null);
  }

  private static Row timestamp(String name, Setter setter) {
    return row(
        name,
        setter,
        "2026-10-05 10:00:00",
        null,
        null,
        null,
        null,
        null,
        TEN.toLocalDate(),
        TEN.toLocalTime(),
        TEN,
        null);
  }

  private static Row date(String name, Setter setter) {
    return row(
        name,
        setter,
        "2026-10-05",
        null,
        null,
        null,
        null,
        null,
        MIDNIGHT.toLocalDate(),
        null,
        MIDNIGHT,
        null);
  }

  private static Row time(String name, Setter setter) {
    return row(
        name,
        setter,
        "10:00:00",
        null,
        null,
        null,
        null,
        null,
        null,
        TEN.toLocalTime(),
        null,
        null);
  }

  private static Calendar calendar(String zone) {
    return new GregorianCalendar(TimeZone.getTimeZone(zone));
  }

  private static Calendar at(long millis, Calendar calendar) {
    calendar.setTimeInMillis(millis);
    return calendar;
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }
}
