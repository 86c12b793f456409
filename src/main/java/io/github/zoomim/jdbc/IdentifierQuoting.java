package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;

/** A statement that quotes names and texts as this dialect does. */
interface IdentifierQuoting extends Statement {
  /** Identifiers that need no quotes, unless they are reserved words. */
  Pattern SIMPLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

  /** The identifier in double quotes where it needs or shall have them; quoted ones are kept. */
  @Override
  default String enquoteIdentifier(String identifier, boolean alwaysQuote) throws SQLException {
    String name = SqlStates.nonNull(identifier, "identifier");
    if (name.length() > 2 && name.startsWith("\"") && name.endsWith("\"")) {
      name = name.substring(1, name.length() - 1).replace("\"\"", "\"");
    } else if (!alwaysQuote && isSimpleIdentifier(name)) {
      return name;
    }
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw SqlStates.badArgument("Invalid identifier: " + identifier);
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Override
  default boolean isSimpleIdentifier(String identifier) throws SQLException {
    return SIMPLE.matcher(SqlStates.nonNull(identifier, "identifier")).matches();
  }

  @Override
  default String enquoteLiteral(String value) throws SQLException {
    return "'" + SqlStates.nonNull(value, "literal").replace("'", "''") + "'";
  }

  @Override
  default String enquoteNCharLiteral(String value) throws SQLException {
    return enquoteLiteral(value);
  }
}
