package io.github.zoomim.e2e.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.support.DialectSessions;
import io.github.zoomim.support.Fixture;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code information_schema} through metadata; its rows are in {@code statements.txt}. */
class InformationSchemaTest {
  @AutoClose
  private static final Fixture FIXTURE = Fixture.of(LaboratoryOptions.of(DialectSessions.ALL));

  @Test
  void isShownToWhoeverNamesIt() throws SQLException {
    assertThat(tables(null)).containsExactly("api_requests", "rate_limits", "chat_sessions");
    assertThat(tables("%")).isEqualTo(tables(null)).isEqualTo(tables("zoom"));
    assertThat(tables("INFORMATION\\_schema"))
        .containsExactly(
            "columns",
            "constraints",
            "key_column_usage",
            "schemata",
            "sequences",
            "table_constraints",
            "tables");
    DatabaseMetaData metadata = FIXTURE.connection().getMetaData();
    try (ResultSet columns = metadata.getColumns(null, "information_schema", "tables", "is%")) {
      assertThat(strings(columns, "COLUMN_NAME")).containsExactly("is_insertable_into", "is_typed");
    }
    try (ResultSet schemas = metadata.getSchemas()) {
      assertThat(strings(schemas, "TABLE_SCHEM")).containsExactly("zoom");
    }
  }

  @Test
  void isReadWithoutARequest() {
    FIXTURE
        .query(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = ? AND"
                + " table_type = ? ORDER BY 1 LIMIT 1",
            "zoom",
            "BASE TABLE")
        .returns("api_requests")
        .requests();
  }

  private static List<String> tables(@Nullable String schema) throws SQLException {
    try (ResultSet tables = FIXTURE.connection().getMetaData().getTables(null, schema, "%", null)) {
      return strings(tables, "TABLE_NAME");
    }
  }

  private static List<String> strings(ResultSet rows, String column) throws SQLException {
    List<String> values = new ArrayList<>();
    while (rows.next()) {
      values.add(rows.getString(column));
    }
    return values;
  }
}
