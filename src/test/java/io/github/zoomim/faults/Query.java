package io.github.zoomim.faults;

import io.github.zoomim.simulator.SimulatedSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A statement and its truth in plain Java.
 *
 * @param shape what the rows are
 * @param admits the predicate
 * @param limit how many rows at the most
 */
record Query(String sql, Shape shape, Predicate<SimulatedSession> admits, int limit) {
  private static final String COLUMNS = "session_id, type, name, last_message_sent_time";
  private static final String TIME = "last_message_sent_time";

  enum Shape {
    /** All columns of the admitted sessions. */
    ROWS,
    /** Their number. */
    COUNT
  }

  /** Whether values that are not true could change which rows there are, or their order. */
  boolean looksAtValues() {
    return sql.contains("WHERE") || isInOrder();
  }

  /** Whether the scan delivers the rows in the order of time. */
  boolean isInOrder() {
    return sql.contains("ORDER BY");
  }

  static Query all() {
    return rows("", session -> true);
  }

  static Query count() {
    return new Query(
        "SELECT COUNT(*) FROM chat_sessions", Shape.COUNT, session -> true, Integer.MAX_VALUE);
  }

  static Query ordered() {
    return rows(" ORDER BY last_message_sent_time DESC", session -> true);
  }

  static Query inOrder() {
    return rows(" ORDER BY last_message_sent_time", session -> true);
  }

  static Query latest(int limit) {
    return ordered().upTo(limit);
  }

  static Query limited(int limit) {
    return all().upTo(limit);
  }

  private Query upTo(int most) {
    return new Query(sql + " LIMIT " + most, shape, admits, most);
  }

  static Query groups() {
    return rows(" WHERE type = 'Group'", session -> "Group".equals(session.type()));
  }

  static Query between(Instant from, Instant to) {
    return rows(
        " WHERE " + TIME + " >= '" + sql(from) + "' AND " + TIME + " < '" + sql(to) + "'",
        session -> isBetween(session, from, to));
  }

  static Query outside(Instant from, Instant to) {
    return rows(
        " WHERE " + TIME + " < '" + sql(from) + "' OR " + TIME + " >= '" + sql(to) + "'",
        session ->
            session.lastMessageSentTime() != null
                && (session.lastMessageSentTime().isBefore(from)
                    || !session.lastMessageSentTime().isBefore(to)));
  }

  /**
   * What must come; of it any as many as the limit says, the first ones where there is an order.
   */
  List<SimulatedSession> truth(List<SimulatedSession> sessions) {
    Comparator<Instant> order =
        sql.contains("DESC") ? Comparator.reverseOrder() : Comparator.naturalOrder();
    return sessions.stream()
        .filter(admits)
        .sorted(
            Comparator.comparing(
                SimulatedSession::lastMessageSentTime, Comparator.nullsLast(order)))
        .toList();
  }

  private static boolean isBetween(SimulatedSession session, Instant from, Instant to) {
    Instant time = session.lastMessageSentTime();
    return time != null && !time.isBefore(from) && time.isBefore(to);
  }

  private static Query rows(String tail, Predicate<SimulatedSession> admits) {
    return new Query(
        "SELECT " + COLUMNS + " FROM chat_sessions" + tail, Shape.ROWS, admits, Integer.MAX_VALUE);
  }

  private static String sql(Instant instant) {
    return instant.toString().replace('T', ' ').replace("Z", "");
  }
}
