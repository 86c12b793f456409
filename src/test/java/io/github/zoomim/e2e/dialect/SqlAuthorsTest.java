package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What someone can try who may write any SQL, and nothing else. */
@Timeout(60)
class SqlAuthorsTest {
  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT EXTRACTVALUE('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>',"
            + " '/a')",
        "SELECT \"EXTRACT\"('<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a/>', '/a')",
        "SELECT EXTRACTVALUE(name, '/a') FROM chat_sessions",
        "SELECT EXTRACT_VALUE('<a/>', '/a')",
        "SELECT EXTRACT_XML('<a/>', '/a')",
        "SELECT EXISTSNODE('<a/>', '/a')",
        "SELECT EXISTS_NODE('<a/>', '/a')",
        "SELECT XMLTRANSFORM('<a/>', '<xsl:stylesheet/>')",
        "SELECT XML_TRANSFORM('<a/>', '<xsl:stylesheet/>')",
        "SELECT LOAD_FILE('/etc/passwd')",
        "SELECT FILE_READ('/etc/passwd')",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT * FROM CSVREAD('/etc/passwd')",
        "SELECT * FROM TABLE(FILE('/etc/passwd'))",
        "SELECT * FROM \"file:///etc/passwd\"",
        "SELECT * FROM \"jdbc:h2:mem:x;INIT=RUNSCRIPT FROM 'http://127.0.0.1/x.sql'\".t",
        "SELECT * INTO OUTFILE '/tmp/x' FROM chat_sessions",
        "COPY chat_sessions TO '/tmp/x'",
        "LOAD DATA INFILE '/etc/passwd' INTO TABLE x",
        "!run /etc/passwd",
      })
  void readsNoFile(String sql) {
    refused(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE FUNCTION f AS 'java.lang.Runtime'",
        "CREATE FUNCTION f AS 'java.lang.Runtime' USING JAR 'http://127.0.0.1/x.jar'",
        "CREATE FOREIGN SCHEMA s TYPE 'jdbc' OPTIONS (\"jdbcUrl\" 'jdbc:h2:mem:')",
        "CREATE FOREIGN SCHEMA s LIBRARY"
            + " 'org.apache.calcite.adapter.java.ReflectiveSchema$Factory'",
        "CREATE TYPE t AS (a INT)",
        "CREATE TABLE t (a INT)",
        "DROP TABLE chat_sessions",
        "ALTER SYSTEM SET \"fun\" = 'all'",
        "SET \"user.home\" = 'x'",
        "CALL \"java.lang.System.exit\"(1)",
        "SELECT \"java.lang.System.exit\"(1)",
        "SELECT java.lang.Runtime.getRuntime()",
        "SELECT \"java.lang.Runtime\".\"getRuntime\"()",
        "SELECT * FROM TABLE(\"java.lang.Thread\"())",
        "SELECT * FROM \"java.lang.System\"",
        "SELECT CAST('x' AS \"java.lang.String\")",
        "SELECT NEW \"java.lang.Thread\"()",
        "SELECT NEXT VALUE FOR s",
        "SELECT 'a' COLLATE \"java.lang.Runtime\"",
        "SELECT _NoSuchCharset'x'",
        "SELECT name.\"getClass\"() FROM chat_sessions",
        "SELECT DOT(name, 'getClass') FROM chat_sessions",
        "SELECT chat_sessions.class FROM chat_sessions",
      })
  void loadsNoClass(String sql) {
    refused(sql);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT GETENV('PATH')",
        "SELECT SYS_CONTEXT('USERENV', 'OS_USER')",
        "SELECT \"java.lang.System\".\"getProperty\"('user.name')",
        "SELECT @@datadir",
        "SELECT * FROM metadata.COLUMNS",
        "SELECT * FROM sys.tables",
        "SHOW VARIABLES",
      })
  void asksTheMachineNothing(String sql) {
    refused(sql);
  }

  /** Calcite would answer with the user of the operating system. */
  @Test
  void theUserIsNobodyOfTheOperatingSystem() {
    FIXTURE
        .query("SELECT USER, CURRENT_USER, SESSION_USER, SYSTEM_USER, {fn USER()}")
        .returns("zoom, zoom, zoom, zoom, zoom");
    FIXTURE.query("SELECT VERSION()").returns("zoomim-jdbc");
    FIXTURE.query("SELECT CURRENT_ROLE, CURRENT_PATH, CURRENT_CATALOG").returns(", , ");
    FIXTURE.query("SELECT DISTINCT SYSTEM_USER || CURRENT_PATH FROM chat_sessions").returns("zoom");
  }

  /** Literals and names come to stand in Java code, where they must end nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"; System.exit(1); //",
        "\\\"; System.exit(1); //\\",
        "\\",
        "\\u0022 + System.exit(1) + \\u0022",
        "\\u000aSystem.exit(1);//",
        "\\uuuu000a",
        "*/ System.exit(1); /*",
        "${jndi:ldap://127.0.0.1/x}",
        "%s%n%99999d {} {0}",
        "😀é\uFEFF",
      })
  void codeInTextsAndNamesStaysText(String text) throws SQLException {
    String literal = "'" + text.replace("'", "''") + "'";
    String name = '"' + text.replace("\"", "\"\"") + '"';
    String sql =
        "SELECT MAX(t."
            + name
            + " || "
            + literal
            + ") AS "
            + name
            + " FROM (SELECT session_id AS "
            + name
            + " FROM chat_sessions WHERE name <> "
            + literal
            + " OR name IS NULL) AS t GROUP BY "
            + literal
            + " || t."
            + name
            + " HAVING COUNT(t."
            + name
            + ") > 0 ORDER BY "
            + name
            + " LIMIT 1";
    try (Statement statement = FIXTURE.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(text);
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("s01" + text);
    }
  }

  @Test
  void linesEndInTextsAndNotInCode() {
    String text = "a\n\"; System.exit(1); //\r\n\t\u2028\u2029\u0085";
    FIXTURE
        .query(
            "SELECT MAX(session_id || '" + text + "') FROM chat_sessions WHERE session_id = 's01'")
        .returns("s01" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT REPEAT('x', 2000000000)",
        "SELECT SPACE(2000000000)",
        "SELECT LPAD('x', 2000000000)",
        "SELECT RPAD('x', 2000000000, 'yz')",
        "SELECT REPEAT('x', 9000000) || REPEAT('y', 9000000)",
        "SELECT REPLACE(REPEAT('x', 9000000), 'x', 'yyy')",
        "SELECT OVERLAY(REPEAT('x', 9000000) PLACING REPEAT('y', 9000000) FROM 1 FOR 0)",
      })
  void noFunctionMakesATextBeyondItsBound(String sql) {
    assertThat(FIXTURE.failure(sql).getSQLState()).isEqualTo("22001");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT COUNT(*) FROM n",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n WHERE i = 0",
        "SELECT COUNT(*) FROM chat_sessions a, chat_sessions b, chat_sessions c, chat_sessions d,"
            + " chat_sessions e, chat_sessions f, chat_sessions g, chat_sessions h,"
            + " chat_sessions i WHERE a.name || b.name || c.name || d.name || e.name || f.name"
            + " || g.name || h.name = i.name",
      })
  void whatNeverEndsEndsByItsTimeout(String sql) throws SQLException {
    try (Statement statement = FIXTURE.connection().createStatement()) {
      statement.setQueryTimeout(1);
      assertThatThrownBy(
              () -> {
                try (ResultSet rows = statement.executeQuery(sql)) {
                  assertThat(rows.next()).isFalse();
                }
              })
          .isInstanceOfSatisfying(
              SQLTimeoutException.class, e -> assertThat(e.getSQLState()).isEqualTo("HYT00"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT CAST(REPEAT('9', 1000000) AS BIGINT)",
        "SELECT CAST(REPEAT('9', 9000000) AS DECIMAL(19, 2))",
        "SELECT CAST(REPEAT('9', 1000000) AS TIMESTAMP)",
        "SELECT JSON_SET('{\"a\":1}', '$..*', REPEAT('x', 1000000))",
      })
  void noMessageRepeatsALongValue(String sql) {
    assertThat(FIXTURE.failure(sql).getMessage()).hasSizeLessThan(1000);
  }

  private static void refused(String sql) {
    SQLException failure = FIXTURE.failure(sql);
    assertThat(failure.getSQLState())
        .as(failure.getMessage())
        .isIn(Set.of("42000", "42S02", "42S22", "0A000", "25006"));
    assertThat(FIXTURE.asked()).isEmpty();
  }
}
