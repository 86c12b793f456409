package io.github.zoomim.sql.text;

import static java.util.Map.entry;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.*;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.parser.babel.Token;

/**
 * {@code DATE_PART('month', t)}, {@code DATEADD('day', 1, t)} as {@code DATE_PART(MONTH, t)} and so
 * on: only with the unit as a word are they known to the parser, and narrow a scan.
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

  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          entry("microsecond", MICROSECOND),
          entry("millisecond", MILLISECOND),
          entry("second", SECOND),
          entry("minute", MINUTE),
          entry("hour", HOUR),
          entry("day", DAY),
          entry("dow", DOW),
          entry("isodow", ISODOW),
          entry("doy", DOY),
          entry("week", WEEK),
          entry("month", MONTH),
          entry("quarter", QUARTER),
          entry("year", YEAR),
          entry("isoyear", ISOYEAR),
          entry("decade", DECADE),
          entry("century", CENTURY),
          entry("millennium", MILLENNIUM),
          entry("epoch", EPOCH));

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
    String name = text.image.substring(1, text.image.length() - 1).toLowerCase(Locale.ROOT);
    String unit = name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    Integer kind = UNITS.get(unit);
    return kind == null ? text : TokenRewriter.like(text, kind, unit.toUpperCase(Locale.ROOT));
  }
}
