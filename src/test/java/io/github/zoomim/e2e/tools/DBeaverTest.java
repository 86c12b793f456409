package io.github.zoomim.e2e.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.ZoomImDriver;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.support.Fixture;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** DBeaver's calls in DBeaver's order. */
class DBeaverTest {
  private static final String DATA = "SELECT x.* FROM zoom.chat_sessions x";

  private Fixture fixture;
  private Connection connection;

  @BeforeEach
  void connect() {
    fixture =
        Fixture.of(
            LaboratoryOptions.of(
                SampleSessions.generate(
                    450, Fixture.NOW.minus(Duration.ofDays(150)), Fixture.NOW, 7)));
    connection = fixture.connection();
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void connectingAndOpeningTheTreeMakesNoRequest() throws SQLException {
    assertThat(new ZoomImDriver().getPropertyInfo("jdbc:zoomim:demo", new Properties()))
        .isNotEmpty()
        .allSatisfy(info -> assertThat(info.description).isNotBlank());
    assertThat(new ZoomImDriver().getMajorVersion()).isNotNegative();

    connection.setReadOnly(true);
    connection.setAutoCommit(true);
    assertThat(connection.getAutoCommit()).isTrue();
    assertThat(connection.getCatalog()).isNull();
    assertThat(connection.getSchema()).isEqualTo("zoom");

    DatabaseMetaData metadata = connection.getMetaData();
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Zoom IM");
    assertThat(metadata.getDatabaseProductVersion()).isNotBlank();
    assertThat(metadata.getDriverName()).isNotBlank();
    assertThat(metadata.getDriverVersion()).matches("\\d+\\.\\d+\\..*");
    assertThat(metadata.getDriverMajorVersion()).isEqualTo(new ZoomImDriver().getMajorVersion());
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isFalse();
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metadata.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.getSQLKeywords()).doesNotContain(" ");
    assertThat(metadata.getStringFunctions()).contains("LCASE", "UCASE");
    assertThat(rows(metadata.getTypeInfo(), "TYPE_NAME")).contains("VARCHAR", "TIMESTAMP");
    assertThat(rows(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
    assertThat(rows(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("zoom");
    assertThat(rows(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE");
    assertThat(rows(metadata.getTables(null, "zoom", "%", null), "TABLE_NAME"))
        .contains("chat_sessions");
    assertThat(rows(metadata.getTables(null, "zoom", "%", new String[] {"TABLE"}), "TABLE_NAME"))
        .containsExactly("chat_sessions");
    assertThat(ddl(metadata))
        .containsExactly(
            "session_id VARCHAR(65535) NOT NULL",
            "type VARCHAR(65535)",
            "name VARCHAR(65535)",
            "last_message_sent_time TIMESTAMP(23)");
    assertThat(rows(metadata.getPrimaryKeys(null, "zoom", "chat_sessions"), "COLUMN_NAME"))
        .containsExactly("session_id");
    assertThat(rows(metadata.getImportedKeys(null, "zoom", "chat_sessions"), "FK_NAME")).isEmpty();
    assertThat(rows(metadata.getExportedKeys(null, "zoom", "chat_sessions"), "FK_NAME")).isEmpty();
    assertThat(
            rows(metadata.getIndexInfo(null, "zoom", "chat_sessions", false, true), "INDEX_NAME"))
        .isEmpty();
    assertThat(fixture.asked()).isEmpty();
  }

  /** The column list of the DDL that it draws. */
  private static List<String> ddl(DatabaseMetaData metadata) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (ResultSet columns = metadata.getColumns(null, "zoom", "chat\\_sessions", "%")) {
      while (columns.next()) {
        lines.add(
            columns.getString("COLUMN_NAME")
                + " "
                + columns.getString("TYPE_NAME")
                + "("
                + columns.getInt("COLUMN_SIZE")
                + ")"
                + (columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls
                    ? " NOT NULL"
                    : ""));
        assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
        assertThat(columns.getString("REMARKS")).isNotBlank();
      }
    }
    return lines;
  }

  @Test
  void scrollingPagesBySkippingWhatWasSeen() throws SQLException {
    List<String> first = page(0, 200);
    assertThat(fixture.simulator().requests()).hasSizeLessThan(5);
    List<String> second = page(200, 400);
    List<String> third = page(400, 600);
    assertThat(first).hasSize(200);
    assertThat(second).hasSize(200);
    assertThat(third).hasSize(50);
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(third);
    assertThat(all).doesNotHaveDuplicates();
  }

  /** Runs the query anew for each page, as it does without a LIMIT of SQL. */
  private List<String> page(int from, int maxRows) throws SQLException {
    fixture.simulator().clearRequests();
    try (Statement statement =
        connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
      statement.setFetchSize(200);
      statement.setMaxRows(maxRows);
      assertThat(statement.execute(DATA)).isTrue();
      List<String> ids = new ArrayList<>();
      try (ResultSet result = statement.getResultSet()) {
        for (int i = 0; i < from; i++) {
          assertThat(result.next()).isTrue();
        }
        ResultSetMetaData columns = result.getMetaData();
        while (result.next()) {
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object value = result.getObject(i);
            assertThat(value == null || columns.getColumnClassName(i).equals(name(value))).isTrue();
          }
          ids.add(result.getString("session_id"));
        }
      }
      assertThat(statement.getMoreResults()).isFalse();
      assertThat(statement.getUpdateCount()).isEqualTo(-1);
      return ids;
    }
  }

  private static String name(Object value) {
    return value.getClass().getName();
  }

  @Test
  void aPageShowsTheColumnsWithTheirTable() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setMaxRows(1);
      ResultSetMetaData columns = statement.executeQuery(DATA).getMetaData();
      assertThat(columns.getTableName(1)).isEqualTo("chat_sessions");
      assertThat(columns.getSchemaName(1)).isEqualTo("zoom");
      assertThat(columns.getColumnName(4)).isEqualTo("last_message_sent_time");
      assertThat(columns.getColumnTypeName(4)).isEqualTo("TIMESTAMP");
      assertThat(columns.isReadOnly(1)).isTrue();
    }
  }

  @Test
  void countsPingsAndCancelsFromAnotherThread() throws Exception {
    fixture.query("SELECT COUNT(*) FROM zoom.chat_sessions").returns("450");
    fixture.simulator().clearRequests();
    assertThat(connection.isValid(5)).isTrue();
    assertThat(fixture.asked()).isEmpty();

    fixture.controls().onRequest(request -> new Fault.Silence(Duration.ofSeconds(60)));
    try (Statement statement = connection.createStatement()) {
      FutureTask<Integer> run =
          new FutureTask<>(
              () -> {
                try (ResultSet result = statement.executeQuery(DATA)) {
                  return result.next() ? 1 : 0;
                }
              });
      new Thread(run, "reader").start();
      assertThat(fixture.simulator().awaitRequests(1, Duration.ofSeconds(20))).isTrue();
      statement.cancel();
      ExecutionException failure =
          catchThrowableOfType(ExecutionException.class, () -> run.get(20, TimeUnit.SECONDS));
      assertThat(((SQLException) failure.getCause()).getSQLState()).isEqualTo("57014");
    }
    fixture.controls().clearFaults();
    assertThat(connection.isValid(5)).isTrue();
    assertThat(page(0, 200)).hasSize(200);
  }

  private static List<String> rows(ResultSet result, String column) throws SQLException {
    try (result) {
      List<String> values = new ArrayList<>();
      while (result.next()) {
        values.add(result.getString(column));
      }
      return values;
    }
  }
}
