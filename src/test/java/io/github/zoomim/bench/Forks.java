package io.github.zoomim.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Processes of this JDK that run a main class of the benchmark. */
final class Forks {
  private Forks() {}

  /** What a process said on its first line, and when. */
  record FirstLine(String text, double millis) {}

  static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** Where a class comes from: a jar or a folder. */
  static String source(Class<?> type) {
    return Path.of(
            java.net.URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  static Process start(List<String> options, String classPath, Class<?> main, String... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
  }

  /** Runs a process to its end, and takes the time from its start to its first line. */
  static FirstLine run(List<String> options, String classPath, Class<?> main, String... args)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(options, classPath, main, args);
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = out.readLine();
      double millis = (System.nanoTime() - start) / 1e6;
      int exit = process.waitFor();
      if (exit != 0 || line == null) {
        throw new IllegalStateException(main.getSimpleName() + " ended with " + exit);
      }
      return new FirstLine(line, millis);
    }
  }

  static String join(String... paths) {
    return String.join(File.pathSeparator, paths);
  }
}
