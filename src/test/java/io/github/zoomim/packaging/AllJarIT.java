package io.github.zoomim.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The all-jar as a tool meets it: alone, in a class loader or a process of its own. */
class AllJarIT {
  private static final Path JAR = Path.of(System.getProperty("all.jar"));
  private static final String SHADED = "io.github.zoomim.shaded.";

  private static Set<String> entries = Set.of();
  private static URLClassLoader loader;

  @TempDir private Path directory;

  @BeforeAll
  static void open() throws IOException {
    loader =
        new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    try (JarFile jar = new JarFile(JAR.toFile())) {
      entries =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .map(JarEntry::getName)
              .collect(toSet());
    }
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Test
  void plainProgramFindsTheDriverAndNoOtherAndSeesNothingOnStandardError() throws Exception {
    Path program = directory.resolve("PlainProgram.java");
    try (InputStream source = AllJarIT.class.getResourceAsStream("PlainProgram.java")) {
      Files.write(program, source.readAllBytes());
    }

    Run run = java("-cp", JAR.toString(), program.toString());

    assertThat(run.errors()).isEmpty();
    assertThat(run.output().lines())
        .containsExactly(
            "rows",
            "io.github.zoomim.ZoomImDriver",
            "jdbc:calcite: is free",
            "jdbc:avatica:remote: is free");
    assertThat(run.status()).isZero();
  }

  /** Those that are installed beside the build's own, of 25 or later. */
  private static Path newerJava() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() >= 25) {
      return home;
    }
    try (Stream<Path> others = Files.list(home.toRealPath().getParent())) {
      return others
          .filter(other -> other.getFileName().toString().matches("\\D*(2[5-9]|[3-9]\\d)\\D?.*"))
          .filter(other -> Files.isExecutable(other.resolve("bin/java")))
          .findAny()
          .orElseGet(() -> Assumptions.abort("SKIPPED: no JDK 25 or later beside " + home));
    }
  }

  @Test
  void aHundredVirtualThreadsShareOneCarrier() throws Exception {
    Path program = directory.resolve("VirtualThreads.java");
    try (InputStream source = AllJarIT.class.getResourceAsStream("VirtualThreads.java")) {
      Files.write(program, source.readAllBytes());
    }

    Run run =
        run(
            newerJava(),
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1",
            "-cp",
            JAR.toString(),
            program.toString());

    assertThat(run.errors()).isEmpty();
    assertThat(run.output()).startsWith("200 rows on ");
  }

  @Test
  void isAModuleThatBringsWhatItNeeds() throws Exception {
    isAModule(Path.of(System.getProperty("java.home")));
  }

  @Test
  void isAModuleOfANewerJavaToo() throws Exception {
    isAModule(newerJava());
  }

  private void isAModule(Path home) throws Exception {
    Path program = directory.resolve("app/PlainProgram.java");
    Files.createDirectory(program.getParent());
    try (InputStream source = AllJarIT.class.getResourceAsStream("PlainProgram.java")) {
      Files.writeString(
          program, "package app;\n" + new String(source.readAllBytes(), UTF_8), UTF_8);
    }
    Path module = directory.resolve("module-info.java");
    Files.writeString(module, "module app { requires java.sql; }", UTF_8);
    Path classes = directory.resolve("classes");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", "" + classes, "" + module, "" + program);
    assertThat(compiled).isZero();

    Run run = run(home, "-p", JAR + File.pathSeparator + classes, "-m", "app/app.PlainProgram");

    assertThat(run.errors()).isEmpty();
    assertThat(run.output().lines()).startsWith("rows", "io.github.zoomim.ZoomImDriver");
    assertThat(run.status()).isZero();
  }

  @Test
  void nothingThatCalciteLogsReachesStandardError() throws Exception {
    Object logger =
        loader
            .loadClass(SHADED + "org.slf4j.LoggerFactory")
            .getMethod("getLogger", String.class)
            .invoke(null, SHADED + "org.apache.calcite.plan.RelOptPlanner");
    assertThat(logger.getClass().getMethod("isErrorEnabled").invoke(logger)).isEqualTo(false);
  }

  @Test
  void shellPrintsTheAnswerOfTheReadme() throws Exception {
    Run run =
        java(
            "-jar",
            JAR.toString(),
            "-e",
            "SELECT type, COUNT(*) AS sessions FROM chat_sessions GROUP BY type");

    assertThat(run.output()).contains("sessions", "Group", "1:1");
    assertThat(run.status()).isZero();
  }

  /** Each of these needs classes that are named in strings or in generated code. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT COUNT(*), SUM(x) FROM (VALUES (1), (2), (3)) AS t(x) WHERE x > 1 | 2,5",
        "SELECT x, ROW_NUMBER() OVER (ORDER BY x DESC) FROM (VALUES (1), (2)) AS t(x) | 2,1;1,2",
        "SELECT JSON_VALUE('{\"a\": [1, 2]}', 'lax $.a[1]') | 2",
        "SELECT JSON_OBJECT('a': 1) | {\"a\":1}",
        "SELECT FLOOR(TIMESTAMP '2026-10-30 10:20:30' TO MONTH) | 2026-10-01 00:00:00",
        "SELECT 'größer' LIKE 'gr__er', UPPER('naïve') | true,NAÏVE",
        "SELECT x::VARCHAR FROM (VALUES (3), (1)) AS t(x) ORDER BY x LIMIT 1 | 1",
        "SELECT STRING_AGG(x, '+') FROM (VALUES ('a'), ('b')) AS t(x) | a+b",
        "SELECT 1 FROM (VALUES (1), (2)) AS a(x) JOIN (VALUES (2)) AS b(y) ON x = y | 1",
        "SELECT SOUNDEX('Zoom'), MD5('a') | Z500,0cc175b9c0f1b6a831c399e269772661",
      })
  void relocatedEngineAnswers(String sql, String rows) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("fun", "standard,postgresql,oracle,mysql,mssql,calcite");
    properties.setProperty("defaultCharset", "UTF-8");
    properties.setProperty("conformance", "LENIENT");
    properties.setProperty(
        "parserFactory", SHADED + "org.apache.calcite.sql.parser.babel.SqlBabelParserImpl#FACTORY");

    assertThat(query(SHADED + "org.apache.calcite.jdbc.Driver", "jdbc:calcite:", properties, sql))
        .isEqualTo(rows);
  }

  @Test
  void holdsNothingOutsideItsOwnPackageAndMetadata() {
    assertThat(entries)
        .allMatch(
            name ->
                name.startsWith("io/github/zoomim/")
                    || name.equals("module-info.class")
                    || name.startsWith("META-INF/licenses/")
                    || name.equals("META-INF/docs/dependencies.md")
                    || name.startsWith("META-INF/services/")
                    || name.matches("META-INF/(MANIFEST.MF|(.*LICENSE|NOTICE)(.txt)?)"));
  }

  @Test
  void weighsAtMost26Megabytes() throws IOException {
    assertThat(Files.size(JAR)).isLessThanOrEqualTo(26_000_000);
  }

  @Test
  void keepsPagesInMemory() throws Exception {
    String driver = "io.github.zoomim.ZoomImDriver";
    String url = "jdbc:zoomim:demo;cacheTtl=1m";
    assertThat(query(driver, url, new Properties(), "SELECT COUNT(*) > 0 FROM chat_sessions"))
        .isEqualTo("true");
  }

  @Test
  void registersOneDriver() throws IOException {
    assertThat(text("META-INF/services/java.sql.Driver").trim())
        .isEqualTo("io.github.zoomim.ZoomImDriver");
  }

  @Test
  void everyServiceNamesClassesInside() throws IOException {
    for (String service : entriesUnder("META-INF/services/")) {
      if (!service.equals("META-INF/services/java.sql.Driver")) {
        assertThat(service).startsWith("META-INF/services/" + SHADED);
        assertThat(text(service).lines().map(String::trim).filter(line -> !line.isEmpty()))
            .isNotEmpty()
            .allSatisfy(name -> assertThat(entries).contains(name.replace('.', '/') + ".class"));
      }
    }
  }

  @Test
  void manifestNamesTheShellAndNoOtherRelease() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      assertThat(manifest.getValue(Attributes.Name.MAIN_CLASS))
          .isEqualTo("io.github.zoomim.shell.Main");
      assertThat(manifest.getValue(Attributes.Name.MULTI_RELEASE)).isNull();
      assertThat(manifest.getValue("Bundle-SymbolicName")).isEqualTo("io.github.zoomim.jdbc");
      assertThat(manifest.getValue("Export-Package")).contains("io.github.zoomim.jdbc;version=");
    }
  }

  @Test
  void carriesTheLicenceOfEverythingInside() throws IOException {
    Pattern line = Pattern.compile("\\| `[^:]+:(.+)` \\| .+ \\| (.+) \\|");
    String bsd = text("META-INF/licenses/BSD-3-Clause.txt");
    List<String> artifacts = new ArrayList<>();
    for (String row : text("META-INF/docs/dependencies.md").lines().toList()) {
      Matcher matcher = line.matcher(row);
      if (matcher.matches()) {
        artifacts.add(matcher.group(1));
        assertThat(
                matcher.group(2).contains("Apache")
                    || matcher.group(2).equals("MIT")
                    || bsd.contains(matcher.group(1)))
            .as(row)
            .isTrue();
      }
    }
    assertThat(artifacts).contains("calcite-core", "janino", "slf4j-api").doesNotContain("jna");
    assertThat(text("META-INF/LICENSE")).contains("Apache License");
    assertThat(text("META-INF/LICENSE.txt")).contains("QOS.ch", "Permission is hereby granted");
    assertThat(text("META-INF/NOTICE")).contains("zoomim-jdbc", "Apache Calcite", "Jackson");
    assertThat(text("META-INF/NOTICE.txt")).contains("Apache Commons Math");
  }

  private static Collection<String> entriesUnder(String folder) {
    return entries.stream().filter(name -> name.startsWith(folder)).sorted().toList();
  }

  private static String text(String name) throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile());
        InputStream content = jar.getInputStream(jar.getJarEntry(name))) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  /** The rows, their values joined by commas and they by semicolons. */
  private static String query(String driver, String url, Properties properties, String sql)
      throws Exception {
    try (Connection connection =
            ((Driver) loader.loadClass(driver).getConstructor().newInstance())
                .connect(url, properties);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> values = new ArrayList<>();
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
          values.add(result.getString(column));
        }
        rows.add(String.join(",", values));
      }
      return String.join(";", rows);
    }
  }

  private Run java(String... arguments) throws IOException, InterruptedException {
    return run(Path.of(System.getProperty("java.home")), arguments);
  }

  private Run run(Path home, String... arguments) throws IOException, InterruptedException {
    File output = directory.resolve("output").toFile();
    File errors = directory.resolve("errors").toFile();
    List<String> command =
        Stream.concat(
                Stream.of(home.resolve("bin/java").toString(), "-Duser.home=" + directory),
                Stream.of(arguments))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectOutput(output)
            .redirectError(errors)
            .start();
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after two minutes: " + command);
    }
    return new Run(
        process.exitValue(),
        Files.readString(output.toPath(), UTF_8),
        Files.readString(errors.toPath(), UTF_8));
  }

  private record Run(int status, String output, String errors) {}
}
