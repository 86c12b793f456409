package io.github.zoomim.sql.text;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.tokenImage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code DATE_PART('month', t)}, {@code DATEADD(days, 1, t)} as {@code DATE_PART(MONTH, t)} and so
 * on: only with the unit as that word are they known to the parser, and narrow a scan.
 */
final class QuotedUnits {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "date_part",
          "datepart",
          "extract",
          "dateadd",
          "datediff",
          "timestampadd",
          "timestampdiff");

  private static final Set<String> UNITS =
      Set.of(
          """
          microsecond millisecond second minute hour day dow isodow doy week month quarter year \
          isoyear decade century millennium epoch"""
              .split(" "));

  /** The parser's tokens by their numbers. */
  private static final List<String> KINDS = List.of(tokenImage);

  private QuotedUnits() {}

  /**
   * The text as a unit, or itself if it is not one.
   *
   * @param function the word before the parenthesis that the text follows, in lower case
   */
  static Token unquoted(Token text, String function) {
    if (!FUNCTIONS.contains(function)) {
      return text;
    }
    String name = text.image.replace("'", "").toLowerCase(Locale.ROOT);
    String unit = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    String word = unit.toUpperCase(Locale.ROOT);
    return UNITS.contains(unit)
        ? TokenRewriter.like(text, KINDS.indexOf('"' + word + '"'), word)
        : text;
  }
}
