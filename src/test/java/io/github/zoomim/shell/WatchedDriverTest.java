package io.github.zoomim.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.zoomim.ZoomImDriver;
import io.github.zoomim.jdbc.ZoomImStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class WatchedDriverTest {
  private final List<Statement> seen = new ArrayList<>();
  private final Driver driver = WatchedDriver.of(new ZoomImDriver(), seen::add);

  @Test
  void tellsOfEachStatementAndLeavesTheRestAsItIs() throws SQLException {
    try (Connection connection = driver.connect("jdbc:zoomim:demo", new Properties());
        Statement statement = connection.createStatement();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM chat_sessions")) {
      assertThat(rows.next()).isTrue();
      assertThat(seen).containsExactly(statement, prepared);
      assertThat(seen.get(0).unwrap(ZoomImStatement.class).statistics().requests()).isPositive();
      assertThat(connection.getMetaData().getDatabaseProductName()).isNotEmpty();
    }
  }

  @Test
  void failsAsTheDriverDoes() throws SQLException {
    assertThat(driver.connect("jdbc:other:x", new Properties())).isNull();
    assertThatThrownBy(() -> driver.connect("jdbc:zoomim:nothing=1", new Properties()))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("nothing");
    try (Connection connection = driver.connect("jdbc:zoomim:demo", new Properties())) {
      assertThatThrownBy(() -> connection.prepareStatement("SELECT nothing FROM chat_sessions"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("nothing");
    }
  }
}
