package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqlline.SqlLine;

/** sqlline twice: as the all-jar's shell, and by itself with the driver beside it. */
class SqllineClientIT {
  private static final String TWO =
      "SELECT session_id, type, name, last_message_sent_time FROM chat_sessions"
          + " WHERE session_id IN ('s04', 's05') ORDER BY session_id";

  @TempDir private Path directory;
  @AutoClose private final Account account = new Account();

  @Test
  void theShellPrintsATable() throws Exception {
    Run run = shell("-e", TWO);
    assertThat(run.output().lines().map(SqllineClientIT::cells))
        .containsExactly(
            "",
            "session_id type name last_message_sent_time",
            "",
            "s04 1:1 Größe 4 " + shown(4),
            "s05 Group " + shown(5),
            "");
    assertThat(run.status()).isZero();
    assertThat(run.errors()).isEmpty();
  }

  @Test
  void theShellPrintsCsvAndJson() throws Exception {
    Run csv = shell("--outputformat=csv", "-e", TWO);
    assertThat(csv.output().lines())
        .containsExactly(
            "'session_id','type','name','last_message_sent_time'",
            "'s04','1:1','Größe 4','" + shown(4) + "'",
            "'s05','Group','','" + shown(5) + "'");
    assertThat(csv.errors()).isEmpty();

    Run json = shell("--outputformat=json", "-e", TWO);
    JsonNode rows = new ObjectMapper().readTree(json.output()).get("resultset");
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0).get("name").asText()).isEqualTo("Größe 4");
    assertThat(rows.get(1).get("session_id").asText()).isEqualTo("s05");
  }

  @Test
  void theShellsCommandsReadTheMetadata() throws Exception {
    Path script = directory.resolve("script.sql");
    Files.writeString(
        script,
        """
        !tables
        !describe chat_sessions
        !columns chat_sessions
        !primarykeys chat_sessions
        !indexes chat_sessions
        !schemas
        !metadata getTypeInfo
        """,
        UTF_8);
    Run run = shell("-f", script.toString());
    List<String> lines = run.output().lines().map(SqllineClientIT::cells).toList();
    assertThat(lines).anyMatch(line -> line.startsWith("zoom chat_sessions TABLE"));
    for (String column : List.of("session_id 12 VARCHAR", "last_message_sent_time 93 TIMESTAMP")) {
      assertThat(lines).anyMatch(line -> line.startsWith("zoom chat_sessions " + column));
    }
    assertThat(lines).anyMatch(line -> line.startsWith("zoom chat_sessions session_id 1"));
    assertThat(run.errors()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(account.simulator().requestCount()).isZero();
  }

  @Test
  void aFailedStatementSaysWhyWithItsState() throws Exception {
    Run run = shell("-e", "SELECT nothing FROM chat_sessions", "-e", "SELECT 1");
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
    assertThat(run.errors()).contains("nothing", "42S22").doesNotContain("\tat ", "Caused by");
    assertThat(run.errors()).doesNotContain(account.simulator().accessToken());
  }

  /** With its own defaults, which ask for an isolation level that the driver hasn't got. */
  @Test
  void sqllineByItselfConnectsAndRuns() throws Exception {
    Path script = directory.resolve("script.sql");
    Files.writeString(
        script,
        """
        !set outputformat tsv
        %s;
        !sql SELECT COUNT(*) AS c FROM chat_sessions WHERE type = '1:1';
        !dbinfo
        !metadata supportsUnionAll
        !isolation TRANSACTION_NONE
        !autocommit off
        !commit
        !rollback
        !sql SELECT FROM;
        """
            .formatted(TWO),
        UTF_8);
    String output = sqlline("-u", account.url(), "-n", "", "-p", "", "-f", script.toString());
    assertThat(output)
        .contains(
            "TRANSACTION_REPEATABLE_READ is not supported. Default (TRANSACTION_NONE) will be used",
            "\"s04\"\t\"1:1\"\t\"Größe 4\"\t\"" + shown(4) + "\"",
            "\"10\"",
            "Commit complete",
            "Rollback complete",
            "(state=42000,code=0)")
        .containsPattern("nullsAreSortedAtEnd +true")
        .containsPattern("getDriverVersion +\\d")
        .doesNotContain("No such method", "ClassCastException", "NullPointerException");
  }

  private String shown(int session) {
    return account.time(session).toString().replace('T', ' ');
  }

  /** The words of a line of a table. */
  private static String cells(String line) {
    return line.replaceAll("[|+-]{2,}|\\|", " ").replace("+", " ").strip().replaceAll(" +", " ");
  }

  private record Run(int status, String output, String errors) {}

  private Run shell(String... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output");
    Path errors = directory.resolve("errors");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Duser.home=" + directory);
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", System.getProperty("all.jar")));
    command.addAll(List.of("-u", account.url()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(emptyFile()))
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
  }

  private File emptyFile() throws IOException {
    Path empty = directory.resolve("empty");
    return Files.writeString(empty, "", UTF_8).toFile();
  }

  private static String sqlline(String... arguments) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(output, true, UTF_8);
    SqlLine sqlline = new SqlLine();
    sqlline.setOutputStream(stream);
    sqlline.setErrorStream(stream);
    List<String> all = new ArrayList<>(List.of("--maxWidth=1000", "--color=false"));
    all.addAll(List.of(arguments));
    sqlline.begin(all.toArray(String[]::new), InputStream.nullInputStream(), false);
    return output.toString(UTF_8);
  }
}
