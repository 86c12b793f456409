package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every hour of 2026, read and written in zones with and without summer time. */
final class TimeZoneRoundTripTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();
  private static final List<LocalDateTime> HOURS =
      Stream.iterate(LocalDateTime.parse("2026-01-01T00:00:00.123"), hour -> hour.plusHours(1))
          .limit(365 * 24)
          .toList();

  @AfterEach
  void restoreTheZone() {
    TimeZone.setDefault(BEFORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Europe/London", "Asia/Kolkata"})
  void readsTheWallClockAndTheInstant(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    FakeQueries queries = new FakeQueries().answer("q", FakeQueries.TIMESTAMP, HOURS.toArray());
    Calendar utc = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    int inGap = 0;
    try (Connection connection = queries.connect();
        ResultSet resultSet = connection.createStatement().executeQuery("q")) {
      for (LocalDateTime hour : HOURS) {
        assertThat(resultSet.next()).isTrue();
        Instant instant = hour.toInstant(ZoneOffset.UTC);
        assertThat(resultSet.getString(1)).isEqualTo(hour.toString().replace('T', ' '));
        assertThat(resultSet.getObject(1, LocalDateTime.class)).isEqualTo(hour);
        assertThat(resultSet.getObject(1, Instant.class)).isEqualTo(instant);
        assertThat(resultSet.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(instant);
        assertThat(resultSet.getObject(1, ZonedDateTime.class).toInstant()).isEqualTo(instant);
        assertThat(resultSet.getTimestamp(1, utc).toInstant()).isEqualTo(instant);
        assertThat(resultSet.getDate(1).toLocalDate()).isEqualTo(hour.toLocalDate());
        if (isInGap(hour)) {
          inGap++;
        } else {
          assertThat(resultSet.getTimestamp(1).toLocalDateTime()).isEqualTo(hour);
          assertThat(resultSet.getTimestamp(1)).hasToString(resultSet.getString(1));
          assertThat(((Timestamp) resultSet.getObject(1)).toLocalDateTime()).isEqualTo(hour);
        }
      }
    }
    assertThat(inGap).isEqualTo(zone.equals("UTC") || zone.startsWith("Asia") ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Europe/London", "Asia/Kolkata"})
  void writesWhatItReads(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    FakeQueries queries = new FakeQueries();
    queries.answer("q", List.of(), List.of(FakeQueries.TIMESTAMP), e -> queries.rows(List.of()));
    Calendar utc = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    try (Connection connection = queries.connect();
        PreparedStatement statement = connection.prepareStatement("q")) {
      for (LocalDateTime hour : HOURS) {
        Instant instant = hour.toInstant(ZoneOffset.UTC);
        queries.parameters.clear();
        statement.setTimestamp(1, Timestamp.from(instant), utc);
        statement.executeQuery();
        statement.setObject(1, instant);
        statement.executeQuery();
        statement.setObject(1, instant.atZone(ZoneId.of(zone)));
        statement.executeQuery();
        statement.setObject(1, instant.atZone(ZoneId.of(zone)).toOffsetDateTime());
        statement.executeQuery();
        statement.setObject(1, hour);
        statement.executeQuery();
        statement.setString(1, instant.toString());
        statement.executeQuery();
        if (!isInGap(hour)) {
          statement.setTimestamp(1, Timestamp.valueOf(hour));
          statement.executeQuery();
        }
        assertThat(queries.parameters).isNotEmpty().allMatch(List.of(hour)::equals);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "America/New_York", "Europe/London", "Asia/Kolkata"})
  void theEngineReturnsWhatItWasGiven(String zone) throws SQLException {
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try (Connection connection = DriverManager.getConnection("jdbc:zoomim:demo");
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT CAST(? AS TIMESTAMP(3)), CAST(? AS TIMESTAMP(3)), CAST(? AS TIMESTAMP(3))")) {
      for (LocalDateTime hour : HOURS) {
        Instant instant = hour.toInstant(ZoneOffset.UTC);
        Timestamp wallClock = Timestamp.valueOf(hour);
        statement.setObject(1, instant);
        statement.setObject(2, hour);
        statement.setTimestamp(3, wallClock);
        try (ResultSet resultSet = statement.executeQuery()) {
          assertThat(resultSet.next()).isTrue();
          assertThat(resultSet.getObject(1, Instant.class)).isEqualTo(instant);
          assertThat(resultSet.getObject(1, LocalDateTime.class)).isEqualTo(hour);
          assertThat(resultSet.getObject(2, LocalDateTime.class)).isEqualTo(hour);
          assertThat(resultSet.getObject(2, Instant.class)).isEqualTo(instant);
          assertThat(resultSet.getTimestamp(3)).isEqualTo(wallClock);
          assertThat(resultSet.getString(2)).isEqualTo(hour.toString().replace('T', ' '));
        }
      }
    }
  }

  private static boolean isInGap(LocalDateTime hour) {
    return ZoneId.systemDefault().getRules().getValidOffsets(hour).isEmpty();
  }
}
