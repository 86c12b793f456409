package io.github.zoomim.e2e.pushdown;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Predicates on the time in all forms that can narrow a scan, in some that can't, and in trees of
 * them; their constants lie on the edges of days and months and just beside.
 */
final class RandomPredicates {
  private static final String T = "last_message_sent_time";
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
  private static final List<String> UNITS =
      List.of("YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND");

  private final Random random;
  private final List<Object> parameters = new ArrayList<>();
  private final List<Supplier<String>> atoms =
      List.of(
          () -> T + op() + constant(),
          () -> T + op() + constant(),
          () -> constant() + op() + T,
          () -> T + not() + " BETWEEN " + constant() + " AND " + constant(),
          () -> T + not() + " BETWEEN SYMMETRIC " + constant() + " AND " + constant(),
          () -> T + not() + " IN (" + timestamp() + ", " + timestamp() + ", " + timestamp() + ")",
          () -> "CAST(" + T + " AS DATE)" + op() + date(),
          () -> "CAST(" + T + " AS DATE)" + not() + " BETWEEN " + date() + " AND " + date(),
          () -> T + "::date" + not() + " IN (" + date() + ", " + date() + ")",
          () -> "FLOOR(" + T + " TO " + pick(UNITS) + ")" + op() + constant(),
          () -> "CEIL(" + T + " TO " + pick(UNITS) + ")" + op() + constant(),
          () -> "FLOOR(CAST(" + T + " AS DATE) TO MONTH)" + op() + date(),
          () -> "DATE_TRUNC('" + pick(UNITS) + "', " + T + ")" + op() + constant(),
          () -> "EXTRACT(MONTH FROM " + T + ")" + op() + number(5, 12),
          () -> "EXTRACT(DAY FROM " + T + ")" + not() + " IN (1, " + number(1, 31) + ")",
          () -> "EXTRACT(HOUR FROM " + T + ")" + op() + number(0, 23),
          () ->
              "EXTRACT("
                  + pick("DOW", "ISODOW", "WEEK", "DOY", "EPOCH")
                  + " FROM "
                  + T
                  + ")"
                  + op()
                  + number(1, 7),
          () -> "YEAR(" + T + ") = 2026 AND MONTH(" + T + ")" + op() + number(6, 11),
          () -> T + sign() + interval() + op() + constant(),
          () -> T + op() + timestamp() + sign() + interval(),
          () -> T + op() + "CURRENT_TIMESTAMP - " + interval(),
          () -> "TIMESTAMPADD(DAY, " + number(-40, 40) + ", " + T + ")" + op() + constant(),
          () -> "TIMESTAMPDIFF(DAY, " + T + ", " + timestamp() + ")" + op() + number(-40, 40),
          () -> T + " IS" + not() + " NULL",
          () -> T + " IS" + not() + " DISTINCT FROM " + constant(),
          () -> "COALESCE(" + T + ", " + timestamp() + ")" + op() + constant(),
          () -> "NULLIF(" + T + ", " + timestamp() + ")" + op() + constant(),
          () ->
              "CASE WHEN type = 'Group' THEN "
                  + T
                  + " ELSE "
                  + timestamp()
                  + " END"
                  + op()
                  + constant(),
          () ->
              "CASE WHEN "
                  + T
                  + op()
                  + constant()
                  + " THEN "
                  + T
                  + op()
                  + constant()
                  + " ELSE "
                  + T
                  + op()
                  + constant()
                  + " END",
          () -> "CASE WHEN " + T + op() + constant() + " THEN 1 END = 1",
          () -> "CAST(" + T + " AS TIMESTAMP(0))" + op() + timestamp(),
          () -> "CAST(" + T + " AS VARCHAR) LIKE '2026-" + number(10, 11) + "%'",
          () -> "GREATEST(" + T + ", " + timestamp() + ")" + op() + timestamp(),
          () -> T + op() + "(SELECT MAX(x) FROM (VALUES (" + timestamp() + ")) v(x))",
          () -> pick("MONTH", "DAYOFMONTH") + "(" + T + ")" + op() + fraction(5, 12),
          () -> days() + op() + fraction(-40, 40),
          () -> days() + not() + " BETWEEN " + fraction(-40, 0) + " AND " + fraction(0, 40),
          () -> days() + not() + " IN (" + fraction(-9, 0) + ", " + fraction(0, 9) + ")",
          () -> "-" + days() + " * " + fraction(-3, 3) + op() + fraction(-40, 40),
          () -> "1.5 + " + days() + " - " + fraction(-3, 3) + op() + fraction(-40, 40),
          () -> "CAST(" + days() + pick(" AS INTEGER)", " AS DECIMAL(9,1))") + op() + number(-9, 9),
          () -> pick("FLOOR(", "CEIL(", "ROUND(", "ABS(") + days() + ")" + op() + number(-9, 9),
          () ->
              pick("ROUND(", "TRUNCATE(") + days() + pick(", 0)", ", 1)") + op() + fraction(-9, 9),
          () -> "SIGN(" + days() + ")" + op() + number(-1, 1),
          () -> "MOD(EXTRACT(DOY FROM " + T + "), " + number(3, 90) + ")" + op() + number(0, 9),
          () ->
              "MOD(TIMESTAMPDIFF(DAY, "
                  + T
                  + ", "
                  + timestamp()
                  + "), "
                  + number(3, 90)
                  + ")"
                  + op()
                  + number(-9, 9),
          () -> "LAST_DAY(" + T + ")" + op() + date(),
          () ->
              "EXTRACT("
                  + pick("DAY", "HOUR", "MINUTE", "EPOCH")
                  + " FROM ("
                  + timestamp()
                  + " - "
                  + T
                  + ") DAY TO SECOND)"
                  + op()
                  + number(-30, 30),
          () -> {
            parameters.add(pick("all", "some"));
            return "(CAST(? AS VARCHAR) = 'all' OR " + T + op() + constant() + ")";
          },
          () -> "CASE WHEN " + T + op() + constant() + " THEN 1.5 ELSE 2 END = 1.5",
          () -> "type = 'Group'");

  RandomPredicates(Random random) {
    this.random = random;
  }

  /** A predicate with the values of its parameters. */
  record Predicate(String sql, List<Object> parameters) {}

  Predicate next() {
    parameters.clear();
    String sql = tree(random.nextInt(4));
    return new Predicate(sql, List.copyOf(parameters));
  }

  private String tree(int depth) {
    if (depth == 0) {
      return pick(atoms).get();
    }
    String left = tree(depth - 1);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> "(" + left + ") AND (" + tree(depth - 1) + ")";
      case 3, 4, 5 -> "(" + left + ") OR (" + tree(depth - 1) + ")";
      case 6 -> "NOT (" + left + ")";
      case 7 -> "(" + left + ") IS" + not() + " " + pick("TRUE", "FALSE", "UNKNOWN");
      default -> left;
    };
  }

  private String constant() {
    return switch (random.nextInt(6)) {
      case 0 -> date();
      case 1 -> "'" + FORMAT.format(time()) + "'";
      case 2 -> "'" + time() + "Z'";
      case 3 -> {
        parameters.add(time());
        yield "CAST(? AS TIMESTAMP)";
      }
      default -> timestamp();
    };
  }

  private String timestamp() {
    return "TIMESTAMP '" + FORMAT.format(time()) + "'";
  }

  private String date() {
    return "DATE '" + time().toLocalDate() + "'";
  }

  private LocalDateTime time() {
    LocalDateTime month = LocalDateTime.of(2026, 5, 1, 0, 0).plusMonths(random.nextInt(8));
    LocalDateTime edge =
        month.plusDays(random.nextInt(3) == 0 ? random.nextInt(28) : random.nextInt(2) * 22L);
    return switch (random.nextInt(5)) {
      case 0 -> edge.minus(1, ChronoUnit.MILLIS);
      case 1 -> edge.plus(1, ChronoUnit.MILLIS);
      case 2 -> edge.plusHours(random.nextInt(24));
      default -> edge;
    };
  }

  private String interval() {
    return switch (random.nextInt(4)) {
      case 0 -> "INTERVAL '" + number(1, 3) + "' MONTH";
      case 1 -> "INTERVAL '" + number(1, 48) + "' HOUR";
      case 2 -> "INTERVAL '" + number(1, 40) + " days'";
      default -> "INTERVAL '" + number(1, 40) + "' DAY";
    };
  }

  private String number(int least, int most) {
    return Integer.toString(least + random.nextInt(most - least + 1));
  }

  /** Days until a time, with a fraction, as a decimal or a double. */
  private String days() {
    return "TIMESTAMPDIFF(HOUR, " + T + ", " + timestamp() + ")" + pick("/24.0", "/24e0", "/2.4e1");
  }

  private String fraction(int least, int most) {
    return number(least, most) + pick(".0", ".5", ".1", ".25", "e0", "");
  }

  private String op() {
    return " " + pick(COMPARISONS) + " ";
  }

  private String sign() {
    return random.nextBoolean() ? " + " : " - ";
  }

  private String not() {
    return random.nextInt(3) == 0 ? " NOT" : "";
  }

  private String pick(String... choices) {
    return pick(List.of(choices));
  }

  private <E> E pick(List<E> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
