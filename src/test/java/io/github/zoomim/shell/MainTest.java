package io.github.zoomim.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final StubDriver driver = new StubDriver();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final ByteArrayOutputStream systemErr = new ByteArrayOutputStream();
  private final PrintStream systemErrBefore = System.err;
  @TempDir Path directory;

  @BeforeEach
  void register() throws SQLException {
    DriverManager.registerDriver(driver);
    System.setErr(new PrintStream(systemErr, true, UTF_8));
  }

  @AfterEach
  void deregister() throws SQLException {
    System.setErr(systemErrBefore);
    DriverManager.deregisterDriver(driver);
  }

  @Test
  void runsStatementsInOrderAndPrintsNothingButTheirResults() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "-e", "SELECT 1; SELECT 2", "-e", "SELECT 3")).isZero();

    assertThat(driver.ran).containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            """
            +-----------+
            | statement |
            +-----------+
            | SELECT 1  |
            +-----------+
            +-----------+
            | statement |
            +-----------+
            | SELECT 2  |
            +-----------+
            +-----------+
            | statement |
            +-----------+
            | SELECT 3  |
            +-----------+
            """);
    assertThat(everythingOnStderr()).isEmpty();
  }

  @Test
  void passesSqllinesOptionsThrough() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "--outputformat=csv", "-e", "SELECT 1")).isZero();

    assertThat(out.toString(UTF_8)).isEqualTo("'statement'\n'SELECT 1'\n");
  }

  @Test
  void printsWideRowsWhole() throws IOException {
    String wide = "SELECT '" + "x".repeat(500) + "'";

    run("-u", "jdbc:stub:ok", "-e", wide);

    assertThat(out.toString(UTF_8)).contains(wide);
  }

  @Test
  void endsAtTheFirstFailureWithItsMessageOnStderr() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "-e", "SELECT 1; FAIL; SELECT 2")).isEqualTo(1);

    assertThat(driver.ran).containsExactly("SELECT 1", "FAIL");
    assertThat(everythingOnStderr()).isEqualTo("Error: no such thing (state=42000)\n");
  }

  @Test
  void goesOnWhenForcedAndStillSaysThatItFailed() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "--force=true", "-e", "FAIL; SELECT 2")).isEqualTo(1);

    assertThat(driver.ran).containsExactly("FAIL", "SELECT 2");
  }

  @Test
  void printsAWarningInOneLine() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "-e", "WARN")).isZero();

    assertThat(everythingOnStderr().lines()).singleElement().asString().contains("cut");
  }

  @Test
  void aRefusedConnectionRunsNothing() throws IOException {
    assertThat(run("-u", "jdbc:stub:refused", "-e", "SELECT 1")).isEqualTo(1);

    assertThat(driver.ran).isEmpty();
    assertThat(everythingOnStderr())
        .isEqualTo("Error: the URL has 2 faults:\n- one\n- two (state=08001)\n");
  }

  @Test
  void handsOnUserAndPasswordWithWhateverIsInThem() throws IOException {
    run("-u", "jdbc:stub:ok", "-n", "me \"x\" \\ '", "-p", "s3 cret;=%", "-e", "SELECT 1");

    assertThat(driver.info)
        .containsEntry("user", "me \"x\" \\ '")
        .containsEntry("password", "s3 cret;=%");
  }

  @Test
  void runsAFileWithCommentsAndCommands() throws IOException {
    Path file = directory.resolve("a script.sql");
    Files.writeString(file, "-- it's; a comment\n!set outputformat tsv\nSELECT 'ü'\n;\nSELECT 2");

    assertThat(run("-u", "jdbc:stub:ok", "-f", file.toString())).isZero();

    assertThat(driver.ran).containsExactly("SELECT 'ü'", "SELECT 2");
    assertThat(out.toString(UTF_8)).contains("SELECT 'ü'");
  }

  @Test
  void readsAPipe() throws IOException {
    assertThat(runOn("SELECT 1;\nSELECT 2;\n", "-u", "jdbc:stub:ok")).isZero();

    assertThat(driver.ran).containsExactly("SELECT 1", "SELECT 2");
  }

  @Test
  void aFileThatIsNotThereFails() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "-f", directory.resolve("none.sql").toString()))
        .isEqualTo(1);

    assertThat(everythingOnStderr()).contains("none.sql");
  }

  @Test
  void anOptionThatSqllineRefusesIsWrong() throws IOException {
    assertThat(run("-u", "jdbc:stub:ok", "--nonsense=1", "-e", "SELECT 1")).isEqualTo(2);

    assertThat(driver.ran).isEmpty();
    assertThat(everythingOnStderr()).contains("Unknown option --nonsense");
  }

  @Test
  void wrongArgumentsPointToTheHelp() throws IOException {
    assertThat(run("-x", "y")).isEqualTo(2);
    assertThat(everythingOnStderr()).contains("Unknown option -x; --help");
  }

  @Test
  void saysHelpAndVersion() throws IOException {
    assertThat(run("--help")).isZero();
    assertThat(run("--version")).isZero();
    assertThat(out.toString(UTF_8)).contains("--check", "zoomim-jdbc ", "Java ");
    assertThat(everythingOnStderr()).isEmpty();
  }

  @Test
  void startsTheSimulatorWithItsArguments() throws IOException {
    assertThat(run("--simulator", "--port", "80808")).isEqualTo(2);
    assertThat(out.toString(UTF_8)).contains("--port must be", "80808");
  }

  @Test
  void checksTheDemoUnlessAUrlIsGiven() throws IOException {
    assertThat(run("--check")).isZero();
    assertThat(out.toString(UTF_8))
        .contains("Checking jdbc:zoomim:demo", "All required checks passed");
  }

  @Test
  void checkReportsFaultsOfTheInput() throws IOException {
    assertThat(run("--check", "-u", "jdbc:zoomim:pageSize=0", "-p", "s3cret")).isEqualTo(1);
    assertThat(run("--check", "-u", "jdbc:stub:ok")).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("pageSize=0 is not allowed", "it must start with jdbc:zoomim:")
        .doesNotContain("s3cret");
  }

  private int run(String... args) throws IOException {
    return runOn("", args);
  }

  private int runOn(String input, String... args) throws IOException {
    return new Main(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, true, UTF_8),
            new PrintStream(err, true, UTF_8),
            false,
            Map.of())
        .run(args);
  }

  private String everythingOnStderr() {
    return err.toString(UTF_8) + systemErr.toString(UTF_8);
  }
}
