package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.codegen.GenerationTool;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generates classes from the metadata, compiles them with a program that uses them, runs it. */
class JooqCodegenClientIT {
  private static final String DIRECTORY = "target/generated-sources/jooq";

  @TempDir private Path directory;
  @AutoClose private final Account account = new Account();

  @Test
  void theGeneratedClassesCompileAndQuery() throws Exception {
    Path sources = Files.createDirectory(directory.resolve("sources"));
    Path classes = Files.createDirectory(directory.resolve("classes"));
    generate(sources);
    try (InputStream program = getClass().getResourceAsStream("GeneratedUse.java.txt")) {
      Files.copy(program, sources.resolve("GeneratedUse.java"));
    }
    new Sources(sources).compileTo(classes);

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

  /** With the configuration of the documentation, but for the directory. */
  private static void generate(Path sources) throws Exception {
    String documented = DocumentedClientIT.programs("xml").get(0).text();
    assertThat(documented).contains(DIRECTORY);
    GenerationTool.generate(documented.replace(DIRECTORY, sources.toString()));
    assertThat(Files.readString(sources.resolve("generated/tables/ChatSessions.java"), UTF_8))
        .contains("SQLDataType.LOCALDATETIME(3)", "The session's id, unique");
  }
}
