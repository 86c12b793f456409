package io.github.zoomim.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The statements of a file of sqllogictest or of Quidem; the results in it are not read. */
final class SuiteFile {
  private final List<Step> steps = new ArrayList<>();

  private SuiteFile() {}

  /** A statement: a query to compare, or one that makes tables for the queries after it. */
  record Step(String sql, boolean isQuery) {}

  static boolean isOne(Path file) {
    return file.toString().matches(".*\\.(test|slt|slt\\.part|iq)");
  }

  static List<Step> read(Path file) throws IOException {
    SuiteFile suite = new SuiteFile();
    List<String> lines = Files.readAllLines(file);
    if (file.toString().endsWith(".iq")) {
      suite.readQuidem(lines);
    } else {
      suite.readLogicTest(lines);
    }
    return suite.steps;
  }

  /** Records begin with {@code query} or {@code statement}; a blank line or results end them. */
  private void readLogicTest(List<String> lines) {
    boolean skipped = false;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.equals("halt")) {
        return;
      }
      if (line.startsWith("onlyif")) {
        skipped = true;
      } else if (line.startsWith("query ") || line.startsWith("statement ")) {
        StringBuilder sql = new StringBuilder();
        while (i + 1 < lines.size() && !ends(lines.get(i + 1))) {
          i++;
          sql.append(lines.get(i)).append('\n');
        }
        if (!skipped && !line.startsWith("statement error")) {
          add(sql.toString(), line.startsWith("query "));
        }
        skipped = false;
      }
    }
  }

  private static boolean ends(String line) {
    return line.isBlank() || line.startsWith("----");
  }

  /** A statement ends with a semicolon; its results follow up to a line with a command. */
  private void readQuidem(List<String> lines) {
    StringBuilder sql = new StringBuilder();
    boolean results = false;
    for (String line : lines) {
      if (line.startsWith("!")) {
        results = false;
        sql.setLength(0);
      } else if (!results && !line.startsWith("#") && !line.startsWith("--")) {
        sql.append(line).append('\n');
        if (line.stripTrailing().endsWith(";")) {
          add(sql.toString(), true);
          sql.setLength(0);
          results = true;
        }
      }
    }
  }

  private void add(String text, boolean query) {
    String sql = text.strip().replaceAll(";$", "").strip();
    String start = sql.toUpperCase(Locale.ROOT);
    boolean reads = start.matches("(?s)(SELECT|WITH|VALUES|\\()\\b?.*");
    boolean writes = start.matches("(?s)(CREATE|INSERT|UPDATE|DELETE|DROP)\\b.*");
    if (!sql.contains("${") && (query ? reads : writes)) {
      steps.add(new Step(sql, query));
    }
  }
}
