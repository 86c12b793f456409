package io.github.zoomim.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A directory of Java sources that are compiled while a test runs. */
record Sources(Path directory) {
  /** Compiles every file with this test's class path; fails with the compiler's own words. */
  void compileTo(Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
        Stream<Path> tree = Files.walk(directory)) {
      Iterable<? extends JavaFileObject> units =
          files.getJavaFileObjectsFromPaths(
              tree.filter(path -> path.toString().endsWith(".java")).toList());
      List<String> options =
          List.of("-parameters", "-proc:none", "-d", classes.toString(), "-cp", classPath());
      Boolean success = compiler.getTask(complaints, files, null, options, null, units).call();
      assertThat(success).as(complaints.toString()).isTrue();
    }
  }

  /** Surefire's own class path may be a jar that only names the true one. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
