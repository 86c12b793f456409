package io.github.zoomim.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DatabaseMetaDataTest {
  private Connection connection;
  private DatabaseMetaData metadata;

  @BeforeEach
  void connect() throws SQLException {
    connection = new FakeQueries().connect();
    metadata = connection.getMetaData();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "null, null, null, 1",
        "null, zoom, %, 1",
        "null, ZOOM, CHAT_SESSIONS, 1",
        "'', zo%, chat\\_sessions, 1",
        "null, zoom, chat_sess_ons, 1",
        "null, zoom, chat\\%, 0",
        "null, zoom, chat, 0",
        "null, '', chat_sessions, 0",
        "null, zoom, '', 0",
        "zoom, zoom, chat_sessions, 0",
        "%, zoom, chat_sessions, 0",
        "null, z\\oom, chat_sessions, 1"
      })
  void findsTablesByPatterns(String catalog, String schema, String table, int count)
      throws SQLException {
    assertThat(column(metadata.getTables(catalog, schema, table, null), "TABLE_NAME"))
        .hasSize(count);
    assertThat(column(metadata.getColumns(catalog, schema, table, "%"), "COLUMN_NAME"))
        .hasSize(4 * count);
  }

  @Test
  void theTableIsATable() throws SQLException {
    try (ResultSet tables = metadata.getTables(null, "zoom", "%", new String[] {"VIEW", "TABLE"})) {
      assertThat(tables.next()).isTrue();
      assertThat(tables.getObject("TABLE_CAT")).isNull();
      assertThat(tables.getString("TABLE_SCHEM")).isEqualTo("zoom");
      assertThat(tables.getString("TABLE_NAME")).isEqualTo("chat_sessions");
      assertThat(tables.getString("TABLE_TYPE")).isEqualTo("TABLE");
      assertThat(tables.getString("REMARKS")).isEqualTo("The chat sessions");
      assertThat(tables.getMetaData().getColumnCount()).isEqualTo(10);
      assertThat(tables.getStatement()).isNull();
      assertThat(tables.next()).isFalse();
    }
    assertThat(column(metadata.getTables(null, null, null, new String[] {"VIEW"}), "TABLE_NAME"))
        .isEmpty();
    assertThat(column(metadata.getTableTypes(), "TABLE_TYPE"))
        .containsExactly("SYSTEM TABLE", "TABLE");
    assertThat(column(metadata.getTables(null, null, null, new String[] {"table"}), "TABLE_NAME"))
        .containsExactly("chat_sessions");
    assertThat(column(metadata.getSchemas(), "TABLE_SCHEM")).containsExactly("zoom");
    assertThat(column(metadata.getSchemas(null, "ZO_M"), "TABLE_SCHEM")).containsExactly("zoom");
    assertThat(column(metadata.getSchemas("c", null), "TABLE_SCHEM")).isEmpty();
    assertThat(column(metadata.getCatalogs(), "TABLE_CAT")).isEmpty();
  }

  @Test
  void describesColumnsWithBareNamesAndRealSizes() throws SQLException {
    List<String> types = column(metadata.getTypeInfo(), "TYPE_NAME");
    try (ResultSet columns = metadata.getColumns(null, "zoom", "chat\\_sessions", "last\\_%")) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getMetaData().getColumnCount()).isEqualTo(24);
      assertThat(columns.getString("COLUMN_NAME")).isEqualTo("last_message_sent_time");
      assertThat(columns.getInt("DATA_TYPE")).isEqualTo(93);
      assertThat(columns.getString("TYPE_NAME")).isEqualTo("TIMESTAMP").isIn(types);
      assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(23);
      assertThat(columns.getInt("DECIMAL_DIGITS")).isEqualTo(3);
      assertThat(columns.getString("IS_NULLABLE")).isEqualTo("YES");
      assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(4);
      assertThat(columns.getString("REMARKS")).isEqualTo("The time, UTC");
      assertThat(columns.getString("COLUMN_DEF")).isNull();
      assertThat(columns.getString("IS_AUTOINCREMENT")).isEqualTo("NO");
      assertThat(columns.getString("IS_GENERATEDCOLUMN")).isEqualTo("NO");
      assertThat(columns.next()).isFalse();
    }
    try (ResultSet columns = metadata.getColumns(null, null, null, "SESSION_ID")) {
      assertThat(columns.next()).isTrue();
      assertThat(columns.getString("TYPE_NAME")).isEqualTo("VARCHAR").isIn(types);
      assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(65535);
      assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
      assertThat(columns.getInt("ORDINAL_POSITION")).isEqualTo(1);
      columns.getInt("DECIMAL_DIGITS");
      assertThat(columns.wasNull()).isTrue();
    }
  }

  @Test
  void theIdIsThePrimaryKey() throws SQLException {
    try (ResultSet keys = metadata.getPrimaryKeys(null, "zoom", "CHAT_SESSIONS")) {
      assertThat(keys.next()).isTrue();
      assertThat(keys.getString("COLUMN_NAME")).isEqualTo("session_id");
      assertThat(keys.getShort("KEY_SEQ")).isEqualTo((short) 1);
      assertThat(keys.getObject("KEY_SEQ")).isEqualTo(1);
      assertThat(keys.next()).isFalse();
    }
    assertThat(column(metadata.getPrimaryKeys(null, null, "chat%"), "COLUMN_NAME")).isEmpty();
    assertThat(
            column(
                metadata.getBestRowIdentifier(
                    null, "zoom", "chat_sessions", DatabaseMetaData.bestRowSession, true),
                "COLUMN_NAME"))
        .containsExactly("session_id");
  }

  @Test
  void listsTypesInTheOrderOfTheirNumbers() throws SQLException {
    List<String> numbers = column(metadata.getTypeInfo(), "DATA_TYPE");
    assertThat(numbers.stream().map(Integer::valueOf)).isSorted();
    assertThat(column(metadata.getTypeInfo(), "TYPE_NAME")).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "9, PROCEDURE_CAT, SPECIFIC_NAME",
    "6, FUNCTION_CAT, SPECIFIC_NAME",
    "13, TABLE_CAT, FILTER_CONDITION",
    "14, PKTABLE_CAT, DEFERRABILITY",
    "7, TYPE_CAT, BASE_TYPE"
  })
  void whatThereIsNoneOfHasTheColumnsOfJdbc(int count, String first, String last)
      throws SQLException {
    ResultSet resultSet =
        switch (count) {
          case 9 -> metadata.getProcedures(null, null, null);
          case 6 -> metadata.getFunctions(null, null, null);
          case 13 -> metadata.getIndexInfo(null, "zoom", "chat_sessions", false, true);
          case 14 -> metadata.getImportedKeys(null, "zoom", "chat_sessions");
          default -> metadata.getUDTs(null, null, null, null);
        };
    assertThat(resultSet.getMetaData().getColumnCount()).isEqualTo(count);
    assertThat(resultSet.findColumn(first)).isEqualTo(1);
    assertThat(resultSet.findColumn(last)).isEqualTo(count);
    assertThat(resultSet.isBeforeFirst()).isFalse();
    assertThat(resultSet.next()).isFalse();
  }

  @Test
  void tellsWhoItIsWithoutSecrets() throws SQLException {
    assertThat(metadata.getURL()).isEqualTo("jdbc:zoomim:demo");
    assertThat(metadata.getUserName()).isEqualTo("somebody");
    assertThat(metadata.getDatabaseProductName()).isEqualTo("Zoom IM");
    assertThat(metadata.getDatabaseProductVersion()).isEqualTo("v2");
    assertThat(metadata.getDatabaseMajorVersion()).isEqualTo(2);
    assertThat(metadata.getDatabaseMinorVersion()).isZero();
    assertThat(metadata.getDriverVersion()).isEqualTo("0.1.0");
    assertThat(metadata.getDriverMajorVersion()).isZero();
    assertThat(metadata.getDriverMinorVersion()).isEqualTo(1);
    assertThat(metadata.getJDBCMajorVersion() + "." + metadata.getJDBCMinorVersion())
        .isEqualTo("4.3");
    assertThat(metadata.getSQLKeywords()).isEqualTo("QUALIFY");
  }

  @Test
  void isHonestAboutNamesNullsAndCursors() throws SQLException {
    assertThat(metadata.nullsAreSortedAtEnd()).isTrue();
    assertThat(metadata.nullsAreSortedHigh() || metadata.nullsAreSortedLow()).isFalse();
    assertThat(metadata.storesMixedCaseIdentifiers()).isTrue();
    assertThat(metadata.supportsMixedCaseIdentifiers()).isFalse();
    assertThat(metadata.supportsCatalogsInDataManipulation()).isFalse();
    assertThat(metadata.supportsSchemasInDataManipulation()).isTrue();
    assertThat(metadata.supportsSchemasInTableDefinitions()).isTrue();
    assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
    assertThat(metadata.getSearchStringEscape()).isEqualTo("\\");
    assertThat(metadata.isReadOnly()).isTrue();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_FORWARD_ONLY)).isTrue();
    assertThat(metadata.supportsResultSetType(ResultSet.TYPE_SCROLL_INSENSITIVE)).isFalse();
    assertThat(metadata.supportsTransactionIsolationLevel(Connection.TRANSACTION_NONE)).isTrue();
  }

  @Test
  void saysYesToTheseQuestionsAndNoToAllOthers() throws Exception {
    List<String> yes = new ArrayList<>();
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getReturnType() == boolean.class && method.getParameterCount() == 0) {
        if ((boolean) method.invoke(metadata)) {
          yes.add(method.getName());
        }
      }
    }
    assertThat(String.join(" ", yes.stream().sorted().toList()))
        .isEqualTo(
            """
            allTablesAreSelectable isCatalogAtStart isReadOnly nullPlusNonNullIsNull \
            nullsAreSortedAtEnd storesMixedCaseIdentifiers storesMixedCaseQuotedIdentifiers \
            supportsANSI92EntryLevelSQL supportsColumnAliasing supportsCoreSQLGrammar \
            supportsCorrelatedSubqueries supportsExpressionsInOrderBy supportsFullOuterJoins \
            supportsGroupBy supportsGroupByBeyondSelect supportsGroupByUnrelated \
            supportsLikeEscapeClause supportsLimitedOuterJoins supportsMinimumSQLGrammar \
            supportsNonNullableColumns supportsOpenCursorsAcrossCommit \
            supportsOpenCursorsAcrossRollback supportsOpenStatementsAcrossCommit \
            supportsOpenStatementsAcrossRollback supportsOrderByUnrelated supportsOuterJoins \
            supportsSchemasInDataManipulation supportsSchemasInTableDefinitions \
            supportsSubqueriesInComparisons supportsSubqueriesInExists supportsSubqueriesInIns \
            supportsSubqueriesInQuantifieds supportsTableCorrelationNames supportsUnion \
            supportsUnionAll""");
  }

  /** sqlline looks for methods there, and never in interfaces. */
  @Test
  void itsClassesDeclareWhatTheyAnswer() {
    Set<String> declared = new HashSet<>();
    Class<?> type = metadata.getClass();
    while (DatabaseMetaData.class.isAssignableFrom(type)) {
      Stream.of(type.getDeclaredMethods()).map(Method::getName).forEach(declared::add);
      type = type.getSuperclass();
    }
    assertThat(DatabaseMetaData.class.getDeclaredMethods())
        .filteredOn(method -> !method.isDefault())
        .extracting(Method::getName)
        .isSubsetOf(declared);
  }

  @Test
  void itsResultSetsCloseWithTheConnection() throws SQLException {
    ResultSet tables = metadata.getTables(null, null, null, null);
    connection.close();
    assertThat(tables.isClosed()).isTrue();
  }

  private static List<String> column(ResultSet resultSet, String label) throws SQLException {
    List<String> values = new ArrayList<>();
    try (resultSet) {
      while (resultSet.next()) {
        values.add(resultSet.getString(label));
      }
    }
    return values;
  }
}
