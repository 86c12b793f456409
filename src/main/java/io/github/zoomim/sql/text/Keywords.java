package io.github.zoomim.sql.text;

import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/** The parser's reserved words, for tools that quote names. */
public final class Keywords {
  private Keywords() {}

  /** Reserved here and not in SQL:2003, comma-separated, as {@code getSQLKeywords} returns them. */
  public static String beyondSql2003() {
    SqlAbstractParserImpl.Metadata words = DialectTokens.parser("").getMetadata();
    Set<String> reserved = new TreeSet<>();
    for (String word : words.getTokens()) {
      if (words.isReservedWord(word)
          && !SqlAbstractParserImpl.getSql92ReservedWords().contains(word)) {
        reserved.add(word);
      }
    }
    return String.join(",", reserved);
  }
}
