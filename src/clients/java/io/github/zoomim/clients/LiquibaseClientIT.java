package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import liquibase.command.CommandScope;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import org.junit.jupiter.api.Test;

/** Liquibase writes the tables down; it knows the driver's database by its metadata alone. */
class LiquibaseClientIT {
  @Test
  void generatesAChangelog() throws Exception {
    try (Account account = new Account();
        Connection connection = account.dataSource().getConnection()) {
      Database database =
          DatabaseFactory.getInstance()
              .findCorrectDatabaseImplementation(new JdbcConnection(connection));
      database.setDefaultSchemaName("zoom");
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      new CommandScope("generateChangelog")
          .addArgumentValue(DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
          .setOutput(written)
          .execute();

      assertThat(written.toString(UTF_8))
          .contains("<createTable ", "tableName=\"chat_sessions\"")
          .containsPattern("name=\"session_id\".*\\s*.*nullable=\"false\" primaryKey=\"true\"")
          .containsPattern("name=\"last_message_sent_time\" .*type=\"timestamp\"")
          .doesNotContain("information_schema");
      assertThat(account.simulator().requestCount()).isZero();
    }
  }
}
