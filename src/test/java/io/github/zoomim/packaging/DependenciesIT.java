package io.github.zoomim.packaging;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list in docs/dependencies.md is what the all-jar holds classes of. */
class DependenciesIT {
  private static final Path DOC = Path.of("docs/dependencies.md");
  private static final Pattern ROW = Pattern.compile("\\| `\\S+:(\\S+)` \\| (\\S+) \\| .+ \\|");
  private static final String SHADED = "io/github/zoomim/shaded/";

  @Test
  void theListIsWhatTheAllJarHolds() throws IOException {
    Set<String> listed =
        ROW.matcher(Files.readString(DOC))
            .results()
            .map(row -> row.group(1) + "-" + row.group(2) + ".jar")
            .collect(toSet());
    Set<String> all = classes(Path.of(System.getProperty("all.jar")));

    Set<String> held = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar")
          && !jar.startsWith(Path.of("target").toAbsolutePath())
          && classes(jar).stream().anyMatch(name -> all.contains(SHADED + name))) {
        held.add(jar.getFileName().toString());
      }
    }
    assertThat(held).isEqualTo(listed).hasSizeGreaterThan(30);
  }

  private static Set<String> classes(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .collect(toSet());
    }
  }
}
