package io.github.zoomim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The table in a Calcite model of somebody else. */
class ZoomSchemaFactoryTest {
  private static Connection connect(String operand) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:calcite:caseSensitive=false;model=inline:{version: '1.0', defaultSchema: 'chat',"
            + " schemas: [{name: 'chat', type: 'custom',"
            + " factory: 'io.github.zoomim.ZoomSchemaFactory', operand: "
            + operand
            + "}]}");
  }

  @Test
  void calciteReadsTheTableAndNarrowsItsScan() throws SQLException {
    try (Connection connection = connect("{url: 'jdbc:zoomim:demo', pageSize: '100'}");
        Statement statement = connection.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM chat_sessions")) {
        rows.next();
        assertThat(rows.getLong(1)).isEqualTo(2_000);
      }
      try (ResultSet plan =
          statement.executeQuery(
              "EXPLAIN PLAN FOR SELECT * FROM chat_sessions WHERE last_message_sent_time"
                  + " > CURRENT_TIMESTAMP - INTERVAL '1' DAY")) {
        plan.next();
        assertThat(plan.getString(1)).contains("narrowed by");
      }
    }
  }

  @Test
  void wrongOperandsAreToldTogether() {
    assertThatThrownBy(() -> connect("{url: 'jdbc:zoomim:demo', pageSize: '0', nonsense: 'x'}"))
        .hasStackTraceContaining("pageSize")
        .hasStackTraceContaining("nonsense");
    assertThatThrownBy(() -> connect("{pageSize: '1'}")).hasStackTraceContaining("operand url");
  }
}
