package io.github.zoomim.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A decoded query or form body.
 *
 * @param values the first value of each name, in order
 * @param repeated the names that came more than once
 * @param broken the parts that do not decode
 */
record QueryString(Map<String, String> values, List<String> repeated, List<String> broken) {

  static QueryString parse(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> repeated = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    if (!raw.isEmpty()) {
      for (String part : raw.split("&", -1)) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        String value = decode(equals < 0 ? "" : part.substring(equals + 1));
        if (name == null || value == null) {
          broken.add(part);
        } else if (values.putIfAbsent(name, value) != null) {
          repeated.add(name);
        }
      }
    }
    return new QueryString(values, repeated, broken);
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  private static @Nullable String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
