package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Analytic SQL with the rows that PostgreSQL returns for it: {@code right-rows.txt}. Each statement
 * is run as it is written, and with parameters in place of its literals.
 */
class RightRowsTest {
  /** A literal that is compared or counts rows, or a text that is an argument. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?<compared>(?:[=<>]|\\bLIKE|\\bESCAPE|\\bLIMIT|\\bOFFSET)"
              + " )(?:(?<number>\\d+)|(?<text>'(?:[^']|'')*'))|(?<before>\\(|, |\\|\\|"
              + " )(?<argument>'(?:[^']|'')*')");

  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  static Stream<DialectTest.Example> statements() throws IOException {
    return Stream.concat(
        DialectTest.examples("right-rows.txt"), DialectTest.examples("right-rows-subqueries.txt"));
  }

  static Stream<DialectTest.Example> statementsWithLiterals() throws IOException {
    return statements().filter(example -> !Parameterized.of(example.sql()).values.isEmpty());
  }

  @ParameterizedTest
  @MethodSource("statements")
  void returnsTheRightRows(DialectTest.Example example) {
    check(example, example.sql(), List.of());
  }

  @ParameterizedTest
  @MethodSource("statementsWithLiterals")
  void returnsThemForParametersToo(DialectTest.Example example) {
    Parameterized parameterized = Parameterized.of(example.sql());
    check(example, parameterized.sql, parameterized.values);
  }

  private static void check(DialectTest.Example example, String sql, List<Object> parameters) {
    List<String> expected = example.expected();
    List<String> rows;
    try {
      rows = rows(sql, parameters);
    } catch (SQLException e) {
      String failure = "! " + e.getSQLState() + " " + e.getMessage();
      assertThat(expected).as("%s%n%s", sql, failure).hasSize(1);
      assertThat(failure).as(sql).startsWith(expected.get(0));
      return;
    }
    assertThat(rows).as(sql).isEqualTo(expected);
  }

  private static List<String> rows(String sql, List<Object> parameters) throws SQLException {
    try (PreparedStatement statement = FIXTURE.connection().prepareStatement(sql)) {
      for (int i = 0; i < parameters.size(); i++) {
        statement.setObject(i + 1, parameters.get(i));
      }
      try (ResultSet result = statement.executeQuery()) {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
          StringJoiner row = new StringJoiner(" | ", "= ", "");
          for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            String value = result.getString(i);
            if (value == null) {
              assertThat(result.getMetaData().isNullable(i))
                  .as("column %s of %s may be NULL", i, sql)
                  .isEqualTo(ResultSetMetaData.columnNullable);
            }
            row.add(String.valueOf(value));
          }
          rows.add(row.toString());
        }
        return rows;
      }
    }
  }

  /** A statement with parameters in place of literals, and the values of these. */
  private record Parameterized(String sql, List<Object> values) {
    static Parameterized of(String sql) {
      List<Object> values = new ArrayList<>();
      StringBuilder result = new StringBuilder();
      Matcher literals = LITERAL.matcher(sql);
      while (literals.find()) {
        String compared = literals.group("compared");
        String number = literals.group("number");
        String text = compared == null ? literals.group("argument") : literals.group("text");
        values.add(
            number == null
                ? text.substring(1, text.length() - 1).replace("''", "'")
                : Integer.valueOf(number));
        literals.appendReplacement(
            result,
            Matcher.quoteReplacement(
                compared == null
                    ? literals.group("before") + "CAST(? AS VARCHAR)"
                    : compared + "?"));
      }
      return new Parameterized(literals.appendTail(result).toString(), values);
    }
  }
}
