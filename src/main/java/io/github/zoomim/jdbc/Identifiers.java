package io.github.zoomim.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** Names as SQL writes them. */
final class Identifiers {
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

  private Identifiers() {}

  /** Whether the name has the form of one that needs no quotes; it may still be a reserved word. */
  static boolean isSimple(String identifier) {
    return SIMPLE.matcher(identifier).matches();
  }

  /** The identifier in double quotes where it needs or shall have them; quoted ones are kept. */
  static String quote(String identifier, boolean always) throws SQLException {
    String name = SqlStates.nonNull(identifier, "identifier");
    if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
    } else if (!always && isSimple(name)) {
      return name;
    }
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw SqlStates.badArgument("Not an identifier: " + identifier);
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
