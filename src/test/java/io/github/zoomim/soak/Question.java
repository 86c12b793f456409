package io.github.zoomim.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.SimulatedSession;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A query whose answer is known.
 *
 * @param times its parameters
 * @param check takes the rows, columns joined by {@code |}, and throws where they are wrong
 */
record Question(String sql, List<Instant> times, Consumer<List<String>> check) {
  private static final String TIME = "last_message_sent_time";
  private static final int FEW = 20;

  /** One of all kinds, by chance. */
  static Question any(List<SimulatedSession> sessions, Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> all(sessions);
      case 1 -> count(sessions);
      case 2 -> types(sessions);
      case 3 -> few(sessions);
      case 4, 5 -> latest(sessions);
      default -> between(sessions, random);
    };
  }

  /** One that is not done within any test's time. */
  static Question endless() {
    return new Question(
        "SELECT COUNT(*) FROM chat_sessions a, chat_sessions b, chat_sessions c, chat_sessions d"
            + " WHERE a.session_id < b.session_id AND b.session_id > c.session_id"
            + " AND c.session_id < d.session_id AND a.name = d.type",
        List.of(),
        rows -> assertThat(rows).as("the rows of a query without an end").isNull());
  }

  private static Question all(List<SimulatedSession> sessions) {
    return new Question(
        "SELECT session_id, type, name, " + TIME + " FROM chat_sessions",
        List.of(),
        sameRows(sessions.stream().map(Question::row).toList()));
  }

  private static Question count(List<SimulatedSession> sessions) {
    return new Question(
        "SELECT COUNT(*) FROM chat_sessions", List.of(), sameRows(List.of("" + sessions.size())));
  }

  private static Question types(List<SimulatedSession> sessions) {
    return new Question(
        "SELECT type, COUNT(*) FROM chat_sessions GROUP BY type",
        List.of(),
        sameRows(
            sessions.stream()
                .collect(
                    Collectors.groupingBy(
                        session -> String.valueOf(session.type()), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + "|" + entry.getValue())
                .toList()));
  }

  /** Any rows will do, each of them a true one and no one twice. */
  private static Question few(List<SimulatedSession> sessions) {
    return new Question(
        "SELECT session_id, type, name, " + TIME + " FROM chat_sessions LIMIT " + FEW,
        List.of(),
        rows -> {
          Set<String> different = new HashSet<>(rows);
          assertThat(rows).hasSize(FEW);
          assertThat(different).hasSize(FEW);
          assertThat(sessions.stream().map(Question::row)).containsAll(different);
        });
  }

  private static Question latest(List<SimulatedSession> sessions) {
    List<String> expected =
        sessions.stream()
            .filter(session -> session.lastMessageSentTime() != null)
            .sorted(
                Comparator.comparing(
                        (SimulatedSession session) ->
                            Objects.requireNonNull(session.lastMessageSentTime()))
                    .reversed()
                    .thenComparing(SimulatedSession::id))
            .limit(FEW)
            .map(SimulatedSession::id)
            .toList();
    return new Question(
        "SELECT session_id FROM chat_sessions WHERE "
            + TIME
            + " IS NOT NULL ORDER BY "
            + TIME
            + " DESC, session_id LIMIT "
            + FEW,
        List.of(),
        rows -> assertThat(rows).isEqualTo(expected));
  }

  private static Question between(List<SimulatedSession> sessions, Random random) {
    SimulatedSession some = sessions.get(random.nextInt(sessions.size()));
    Instant from =
        Objects.requireNonNullElse(some.lastMessageSentTime(), Instant.now())
            .minus(Duration.ofHours(random.nextInt(24)));
    Instant to = from.plus(Duration.ofHours(random.nextInt(20 * 24)));
    return new Question(
        "SELECT session_id FROM chat_sessions WHERE " + TIME + " >= ? AND " + TIME + " < ?",
        List.of(from, to),
        sameRows(
            sessions.stream()
                .filter(
                    session -> {
                      Instant time = session.lastMessageSentTime();
                      return time != null && !time.isBefore(from) && time.isBefore(to);
                    })
                .map(SimulatedSession::id)
                .toList()));
  }

  private static Consumer<List<String>> sameRows(List<String> expected) {
    List<String> sorted = expected.stream().sorted().toList();
    return rows -> assertThat(rows.stream().sorted().toList()).isEqualTo(sorted);
  }

  private static String row(SimulatedSession session) {
    Instant time = session.lastMessageSentTime();
    return String.join(
        "|",
        session.id(),
        String.valueOf(session.type()),
        String.valueOf(session.name()),
        String.valueOf(time));
  }

  void setParameters(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < times.size(); i++) {
      statement.setObject(i + 1, times.get(i).atOffset(ZoneOffset.UTC).toLocalDateTime());
    }
  }

  /**
   * Reads rows as {@link #check} takes them.
   *
   * @param most how many at the most
   */
  static List<String> read(ResultSet result, int most) throws SQLException {
    int columns = result.getMetaData().getColumnCount();
    List<String> rows = new ArrayList<>();
    while (rows.size() < most && result.next()) {
      List<String> values = new ArrayList<>();
      for (int i = 1; i <= columns; i++) {
        boolean time = result.getMetaData().getColumnName(i).equals(TIME);
        values.add(String.valueOf(time ? result.getObject(i, Instant.class) : result.getString(i)));
      }
      rows.add(String.join("|", values));
    }
    return rows;
  }
}
