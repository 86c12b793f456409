package io.github.zoomim.config;

import com.google.common.escape.Escaper;
import com.google.common.net.PercentEscaper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A connection URL taken apart: {@code jdbc:zoomim:}, then {@code demo} or nothing, then {@code
 * key=value} pairs with semicolons between. A value is percent-encoded UTF-8.
 *
 * @param demo whether it opens the embedded simulator
 * @param pairs the properties in it, in order, repeats included
 */
public record ZoomImUrl(boolean demo, List<Pair> pairs) {
  /** What every URL of this driver starts with. */
  static final String PREFIX = "jdbc:zoomim:";

  /** The word that opens the embedded simulator. */
  static final String DEMO = "demo";

  /** Leaves all visible ASCII but what a URL or a list of URLs may be split at. */
  private static final Escaper VALUE = new PercentEscaper("!\"#$'()*+-./:<=>@[\\]^_`{|}~", false);

  /** What the decoder puts in the place of bytes that are no text. */
  private static final char NOT_UTF8 = '\uFFFD';

  private static final Pattern OTHER_SEPARATOR =
      Pattern.compile(
          Arrays.stream(ZoomImProperty.values())
              .map(ZoomImProperty::propertyName)
              .collect(Collectors.joining("|", "[&?,\\s](", ")\\s*=")));

  /** A property and its decoded value. */
  public record Pair(ZoomImProperty property, String value) {}

  /** Whether a URL is this driver's; null is nobody's. */
  public static boolean accepts(@Nullable String url) {
    return url != null && url.startsWith(PREFIX);
  }

  /** Takes a URL apart that is this driver's; a part that can't be read becomes an error. */
  static ZoomImUrl parse(String url, ConfigErrors errors) {
    String[] parts = url.substring(PREFIX.length()).split(";", -1);
    boolean demo = parts[0].strip().equals(DEMO);
    List<Pair> pairs = new ArrayList<>();
    boolean afterSecret = false;
    for (int i = demo ? 1 : 0; i < parts.length; i++) {
      String part = parts[i];
      if (part.isBlank()) {
        continue;
      }
      Pair pair = parsePart(part, "part " + (i + 1) + " of the URL", afterSecret, errors);
      if (pair != null) {
        pairs.add(pair);
      }
      afterSecret = afterSecret || (pair != null && pair.property().isSecret());
    }
    return new ZoomImUrl(demo, pairs);
  }

  private static @Nullable Pair parsePart(
      String part, String place, boolean afterSecret, ConfigErrors errors) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      errors.add(place + " is not of the form key=value" + hint(part.strip(), afterSecret));
      return null;
    }
    String name = part.substring(0, equals).strip();
    if (name.isEmpty()) {
      errors.add(place + " has no property name before its =" + hint("", afterSecret));
      return null;
    }
    ZoomImProperty property = ZoomImProperty.named(name).orElse(null);
    if (property == null) {
      errors.add(ConfigErrors.unknown(name, place, afterSecret));
      return null;
    }
    String text = part.substring(equals + 1).strip();
    if (OTHER_SEPARATOR.matcher(text).find()) {
      errors.add(property + ": properties in the URL are separated by semicolons only");
      return null;
    }
    String value = decode(text);
    if (value == null) {
      errors.add(
          "%s=%s is not percent-encoded UTF-8; in the URL write %% as %%25 and ; as %%3B"
              .formatted(property, ConfigErrors.shown(property, text)));
      return null;
    }
    return new Pair(property, value);
  }

  private static String hint(String part, boolean afterSecret) {
    if (ConfigErrors.distance(part.length() > 10 ? part.substring(0, 10) : part, DEMO) <= 2) {
      return "; the demo is " + PREFIX + DEMO;
    }
    return afterSecret ? ConfigErrors.SEMICOLON_IN_SECRET : "";
  }

  /** The text that was percent-encoded; null where it is not, or not UTF-8. */
  private static @Nullable String decode(String text) {
    try {
      String decoded = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.indexOf(NOT_UTF8) >= 0 && text.indexOf(NOT_UTF8) < 0 ? null : decoded;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The text as the URL must write it: {@code %}, {@code ;} and white space encoded. */
  static String encode(String text) {
    // A lone surrogate, which the escaper would refuse, is a question mark in UTF-8.
    return VALUE.escape(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
  }
}
