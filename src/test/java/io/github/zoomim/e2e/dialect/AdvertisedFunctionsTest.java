package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the metadata says of functions and types is so. */
class AdvertisedFunctionsTest {
  /** Those whose names are words of SQL, so that they need the braces or have no parentheses. */
  private static final Set<String> ONLY_IN_BRACES =
      Set.of("CHAR", "INSERT", "USER", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP");

  /** Arguments, and what the call returns; {@code null} for anything but NULL. */
  private static final Map<String, String[]> CALLS =
      Map.ofEntries(
          call("ABS", "-1", "1"),
          call("ACOS", "1", "0.0"),
          call("ASIN", "0", "0.0"),
          call("ATAN", "0", "0.0"),
          call("ATAN2", "0, 1", "0.0"),
          call("CBRT", "27", "3.0"),
          call("CEILING", "1.5", "2"),
          call("COS", "0", "1.0"),
          call("COT", "1", null),
          call("DEGREES", "0", "0.0"),
          call("EXP", "0", "1.0"),
          call("FLOOR", "1.5", "1"),
          call("LOG", "1", "0.0"),
          call("LOG10", "100", "2.0"),
          call("MOD", "7, 3", "1"),
          call("PI", "", null),
          call("POWER", "2, 3", "8.0"),
          call("RADIANS", "0", "0.0"),
          call("RAND", "", null),
          call("ROUND", "15, -1", "20"),
          call("SIGN", "-7", "-1"),
          call("SIN", "0", "0.0"),
          call("SQRT", "4", "2.0"),
          call("TAN", "0", "0.0"),
          call("TRUNCATE", "19, -1", "10"),
          call("ASCII", "'A'", "65"),
          call("CHAR", "65", "A"),
          call("CHAR_LENGTH", "'abc'", "3"),
          call("CHARACTER_LENGTH", "'abc'", "3"),
          call("CONCAT", "'a', 'b'", "ab"),
          call("DIFFERENCE", "'Robert', 'Rupert'", "4"),
          call("INSERT", "'abcdef', 2, 3, 'XX'", "aXXef"),
          call("LCASE", "'ABC'", "abc"),
          call("LEFT", "'abc', 2", "ab"),
          call("LENGTH", "'abc'", "3"),
          call("LOCATE", "'c', 'abcabc', 4", "6"),
          call("LTRIM", "' a'", "a"),
          call("OCTET_LENGTH", "'abc'", "3"),
          call("REPEAT", "'ab', 2", "abab"),
          call("REPLACE", "'aba', 'a', 'x'", "xbx"),
          call("REVERSE", "'abc'", "cba"),
          call("RIGHT", "'abc', 2", "bc"),
          call("RTRIM", "'a '", "a"),
          call("SOUNDEX", "'Robert'", "R163"),
          call("SPACE", "2", "  "),
          call("SUBSTRING", "'abc', 2, 1", "b"),
          call("UCASE", "'abc'", "ABC"),
          call("CURDATE", "", "2026-11-23"),
          call("CURRENT_DATE", "", "2026-11-23"),
          call("CURRENT_TIME", "", "12:00:00"),
          call("CURRENT_TIMESTAMP", "", "2026-11-23 12:00:00"),
          call("CURTIME", "", "12:00:00"),
          call("DAYNAME", "{d '2026-10-05'}", "Monday"),
          call("DAYOFMONTH", "{d '2026-10-05'}", "5"),
          call("DAYOFWEEK", "{d '2026-10-05'}", "2"),
          call("DAYOFYEAR", "{d '2026-10-05'}", "278"),
          call("HOUR", "{ts '2026-10-05 10:20:30'}", "10"),
          call("MINUTE", "{ts '2026-10-05 10:20:30'}", "20"),
          call("MONTH", "{d '2026-10-05'}", "10"),
          call("MONTHNAME", "{d '2026-10-05'}", "October"),
          call("NOW", "", "2026-11-23 12:00:00"),
          call("QUARTER", "{d '2026-10-05'}", "4"),
          call("SECOND", "{ts '2026-10-05 10:20:30'}", "30"),
          call("TIMESTAMPADD", "SQL_TSI_DAY, 3, {d '2026-10-05'}", "2026-10-08"),
          call("TIMESTAMPDIFF", "SQL_TSI_DAY, {d '2026-10-05'}, {d '2026-10-08'}", "3"),
          call("WEEK", "{d '2026-10-05'}", "41"),
          call("YEAR", "{d '2026-10-05'}", "2026"),
          call("DATABASE", "", ""),
          call("IFNULL", "NULL, 'x'", "x"),
          call("USER", "", "zoom"));

  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  private static Map.Entry<String, String[]> call(String name, String arguments, String result) {
    return Map.entry(name, new String[] {arguments, result});
  }

  static Stream<String> advertised() throws SQLException {
    try (Fixture asked = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL))) {
      DatabaseMetaData metadata = asked.connection().getMetaData();
      return Stream.of(
              metadata.getNumericFunctions(),
              metadata.getStringFunctions(),
              metadata.getTimeDateFunctions(),
              metadata.getSystemFunctions())
          .flatMap(names -> Stream.of(names.split(",", -1)));
    }
  }

  @ParameterizedTest
  @MethodSource("advertised")
  void runsInBracesAndPlainly(String name) {
    String[] call = CALLS.get(name);
    assertThat(call).as("a call to try").isNotNull();
    String expression = name + "(" + call[0] + ")";
    check("SELECT {fn " + expression + "}", call[1]);
    if (!ONLY_IN_BRACES.contains(name)) {
      check("SELECT " + expression, call[1]);
    }
  }

  private static void check(String sql, String expected) {
    String value = FIXTURE.query(sql).rows().get(0);
    if (expected == null) {
      assertThat(value).isNotEqualTo("null");
    } else {
      assertThat(value).as(sql).isEqualTo(expected);
    }
  }

  /** A result's type name can be looked up in getTypeInfo, and its JDBC type is the same there. */
  @Test
  void namesTheTypesOfResultsAsGetTypeInfoDoes() throws SQLException {
    List<String> known = new ArrayList<>();
    try (ResultSet types = FIXTURE.connection().getMetaData().getTypeInfo()) {
      while (types.next()) {
        known.add(types.getString("TYPE_NAME") + " " + types.getInt("DATA_TYPE"));
      }
    }
    String casts =
        "CAST(1 AS TINYINT), CAST(1 AS SMALLINT), 1, CAST(1 AS BIGINT), 1.5, CAST(1 AS NUMERIC),"
            + " CAST(1 AS REAL), CAST(1 AS FLOAT), 1e0, TRUE, 'a', CAST('a' AS VARCHAR), DATE"
            + " '2026-10-05', TIME '10:00:00', TIMESTAMP '2026-10-05 10:00:00', X'AB', CAST(X'AB'"
            + " AS VARBINARY), ARRAY[1], MULTISET[1], INTERVAL '1' DAY, INTERVAL '1' HOUR, INTERVAL"
            + " '1' MONTH, INTERVAL '1-2' YEAR TO MONTH, NULL";
    try (Statement statement = FIXTURE.connection().createStatement();
        ResultSet result = statement.executeQuery("SELECT " + casts)) {
      ResultSetMetaData columns = result.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        assertThat(known).contains(columns.getColumnTypeName(i) + " " + columns.getColumnType(i));
      }
    }
  }
}
