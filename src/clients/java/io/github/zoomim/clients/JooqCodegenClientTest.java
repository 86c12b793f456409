package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generates classes from the metadata, compiles them with a program that uses them, runs it. */
class JooqCodegenClientTest {
  @TempDir private Path directory;
  private Account account;

  @BeforeEach
  void open() throws IOException {
    account = new Account();
  }

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void theGeneratedClassesCompileAndQuery() throws Exception {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Path classes = Files.createDirectory(directory.resolve("classes"));
    generate(sources);
    assertThat(account.simulator().requestCount()).isZero();
    try (InputStream program = getClass().getResourceAsStream("GeneratedUse.java.txt")) {
      Files.copy(program, sources.resolve("GeneratedUse.java"));
    }
    compile(sources, classes);

    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()});
        Connection connection = account.dataSource().getConnection()) {
      @SuppressWarnings("unchecked")
      BiFunction<DSLContext, Object, List<String>> program =
          (BiFunction<DSLContext, Object, List<String>>)
              loader.loadClass("GeneratedUse").getConstructor().newInstance();
      assertThat(program.apply(DSL.using(connection, SQLDialect.DEFAULT), account.time(2)))
          .containsExactly(
              "s00 1:1 Größe 0 " + account.time(0),
              "s01 Group Größe 1 " + account.time(1),
              "s02 Group Größe 2 " + account.time(2));
    }
  }

  private void generate(Path sources) throws Exception {
    GenerationTool.generate(
        new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver("io.github.zoomim.ZoomImDriver").withUrl(account.url()))
            .withGenerator(
                new Generator()
                    .withDatabase(
                        new Database()
                            .withName("org.jooq.meta.jdbc.JDBCDatabase")
                            .withInputSchema("zoom"))
                    .withGenerate(
                        new Generate().withRecords(true).withComments(true).withJavaTimeTypes(true))
                    .withTarget(
                        new Target()
                            .withPackageName("generated")
                            .withDirectory(sources.toString()))));
    assertThat(Files.readString(sources.resolve("generated/tables/ChatSessions.java"), UTF_8))
        .contains("SQLDataType.LOCALDATETIME(3)", "The session's id, unique");
  }

  private static void compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> tree = Files.walk(sources)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(
              tree.filter(path -> path.toString().endsWith(".java")).toList());
      List<String> options =
          List.of("-proc:none", "-d", classes.toString(), "-cp", jooqAndWhatItNeeds());
      Boolean success = compiler.getTask(complaints, files, null, options, null, units).call();
      assertThat(success).as(complaints.toString()).isTrue();
    }
  }

  /** The class path of this very test, for surefire's own may be a jar that only names it. */
  private static String jooqAndWhatItNeeds() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
