package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.SpringVersion;

/** Every program of docs/clients.md runs as it stands there. */
class DocumentedClientIT {
  private static final Path PAGE = Path.of("docs", "clients.md");
  private static final Pattern BLOCK =
      Pattern.compile("^## ([^\\n]+)$|^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @TempDir private Path directory;

  /** A program of the page. */
  record Program(String client, String language, String text) {
    @Override
    public String toString() {
      return client + " (" + language + ")";
    }
  }

  static List<Program> programs(String language) throws IOException {
    List<Program> programs = new ArrayList<>();
    Matcher block = BLOCK.matcher(Files.readString(PAGE));
    String client = "";
    while (block.find()) {
      if (block.group(1) != null) {
        client = block.group(1);
      } else if (block.group(2).equals(language)) {
        programs.add(new Program(client, language, block.group(3)));
      }
    }
    return programs;
  }

  static Stream<Program> javaPrograms() throws IOException {
    return programs("java").stream();
  }

  @ParameterizedTest
  @MethodSource("javaPrograms")
  void aJavaProgramPrintsSomething(Program program) throws Exception {
    Path classes = Files.createDirectory(directory.resolve("classes"));
    Files.writeString(directory.resolve("Documented.java"), whole(program.text()));
    new Sources(directory).compileTo(classes);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Callable<?> documented =
          (Callable<?>) loader.loadClass("Documented").getConstructor().newInstance();
      assertThat(outputOf(documented)).isNotBlank().doesNotContainIgnoringCase("exception");
    }
  }

  /** The page leaves out the class around the statements. */
  private static String whole(String text) {
    int body = text.lastIndexOf("\nimport ") + 1;
    int statements = text.indexOf('\n', body) + 1;
    return text.substring(0, statements)
        + "public class Documented implements java.util.concurrent.Callable<Object> {\n"
        + "public Object call() throws Exception {\n"
        + text.substring(statements)
        + "return null;\n}\n}\n";
  }

  private static String outputOf(Callable<?> program) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    System.setOut(new PrintStream(output, true, UTF_8));
    try {
      program.call();
    } finally {
      System.setOut(before);
    }
    return output.toString(UTF_8);
  }

  @Test
  void theShellsCommandsRun() throws Exception {
    List<Program> programs = programs("bash");
    assertThat(programs).hasSize(1);
    Path jar = Path.of(System.getProperty("all.jar"));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", programs.get(0).text())
            .directory(jar.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output)).contains("'Group'", "last_message_sent_time");
    assertThat(process.exitValue()).isZero();
  }

  /** The table names the versions that the build takes. */
  @Test
  void theVersionsOfTheTableAreThoseOfTheBuild() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    Matcher row =
        Pattern.compile(
                "^\\| \\[.*\\| ([0-9]+\\.[0-9]+\\.[0-9.]+(?:Final)?) \\|", Pattern.MULTILINE)
            .matcher(Files.readString(PAGE));
    List<String> versions = row.results().map(found -> found.group(1)).toList();
    // Spring JDBC comes with Spring Data.
    assertThat(versions)
        .hasSize(14)
        .allMatch(
            version ->
                build.contains(">" + version + "<") || version.equals(SpringVersion.getVersion()));
  }

  @Test
  void thePageHasThesePrograms() throws IOException {
    assertThat(javaPrograms().map(Program::client))
        .containsExactly("SchemaCrawler", "HikariCP", "Spring", "jOOQ");
  }
}
