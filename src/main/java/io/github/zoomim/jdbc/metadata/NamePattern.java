package io.github.zoomim.jdbc.metadata;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name patterns of metadata: {@code %} and {@code _} as in LIKE, {@code \} before one of them
 * takes its meaning away; without regard to case, as names are looked up in SQL.
 */
final class NamePattern {
  private NamePattern() {}

  /** Whether a name matches; null matches every name. */
  static Predicate<String> of(@Nullable String pattern) {
    if (pattern == null || pattern.equals("%")) {
      return name -> true;
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
      } else if (c == '%') {
        regex.append(".*");
      } else if (c == '_') {
        regex.append('.');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    Pattern compiled =
        Pattern.compile(
            regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    return name -> compiled.matcher(name).matches();
  }

  /** Whether a name is the given one; null is every name. */
  static Predicate<String> exactly(@Nullable String name) {
    String wanted = name == null ? null : name.toLowerCase(Locale.ROOT);
    return other -> wanted == null || other.toLowerCase(Locale.ROOT).equals(wanted);
  }

  /** Whether a catalog argument finds anything: nothing here has a catalog. */
  static boolean matchesCatalog(@Nullable String catalog) {
    return catalog == null || catalog.isEmpty();
  }
}
