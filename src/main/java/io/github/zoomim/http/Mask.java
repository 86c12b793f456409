package io.github.zoomim.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hides secrets in what a server says: as they were sent, percent-encoded, with JSON's escaped
 * slashes, and cut off at some length, as servers do that log the start of a token.
 */
final class Mask {
  private static final String SHOWN = "***";

  /** A common start of so many characters is no chance. */
  private static final int SHORTEST_START = 8;

  private final List<String> forms;

  Mask(List<String> secrets) {
    this.forms =
        secrets.stream()
            .filter(secret -> !secret.isEmpty())
            .flatMap(
                secret ->
                    Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        secret.replace("/", "\\/")))
            .distinct()
            .toList();
  }

  /** The text with a mask for each secret in it. */
  String over(String text) {
    String masked = text;
    for (String form : forms) {
      masked = withoutStartOf(form, masked.replace(form, SHOWN));
    }
    return masked;
  }

  /** The length of the longest text that is masked. */
  int longest() {
    return forms.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String withoutStartOf(String form, String text) {
    if (form.length() <= SHORTEST_START) {
      return text;
    }
    String start = form.substring(0, SHORTEST_START);
    int at = text.indexOf(start);
    if (at < 0) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (; at >= 0; at = text.indexOf(start, from)) {
      masked.append(text, from, at).append(SHOWN);
      int common = SHORTEST_START;
      while (common < form.length()
          && at + common < text.length()
          && text.charAt(at + common) == form.charAt(common)) {
        common++;
      }
      from = at + common;
    }
    return masked.append(text, from, text.length()).toString();
  }
}
