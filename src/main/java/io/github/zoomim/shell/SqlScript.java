package io.github.zoomim.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes a script apart: statements end with a semicolon or with the script, a line that starts with
 * {@code !} is a command of sqlline. Comments are left out; their line breaks stay, so that lines
 * still count.
 */
final class SqlScript {
  private final String text;
  private final List<String> statements = new ArrayList<>();
  private final StringBuilder statement = new StringBuilder();
  private int at;

  private SqlScript(String text) {
    this.text = text;
  }

  /** The statements in order, without their semicolons; none is blank. */
  static List<String> statements(String text) {
    SqlScript script = new SqlScript(text.startsWith("\ufeff") ? text.substring(1) : text);
    script.split();
    return script.statements;
  }

  private void split() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '!' && statement.toString().isBlank()) {
        takeUntil(endOf("\n", at));
        end();
      } else if (c == '\'' || c == '"') {
        takeUntil(endOf(String.valueOf(c), at + 1));
      } else if (text.startsWith("--", at)) {
        int lineEnd = text.indexOf('\n', at);
        at = lineEnd < 0 ? text.length() : lineEnd;
      } else if (text.startsWith("/*", at)) {
        skipBlockComment();
      } else if (c == ';') {
        at++;
        end();
      } else {
        takeUntil(at + 1);
      }
    }
    end();
  }

  private void takeUntil(int end) {
    statement.append(text, at, end);
    at = end;
  }

  /** The place after the next such text, or the end of the script. */
  private int endOf(String ending, int from) {
    int found = text.indexOf(ending, from);
    return found < 0 ? text.length() : found + ending.length();
  }

  private void skipBlockComment() {
    int end = endOf("*/", at + 2);
    statement.append(' ');
    text.substring(at, end).chars().filter(c -> c == '\n').forEach(c -> statement.append('\n'));
    at = end;
  }

  private void end() {
    String whole = statement.toString().strip();
    if (!whole.isEmpty()) {
      statements.add(whole);
    }
    statement.setLength(0);
  }
}
