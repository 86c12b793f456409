package io.github.zoomim.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hides secrets in what a server says: as they were sent, percent-encoded, with JSON's escaped
 * slashes, and any part of them, as servers do that log the start or the end of a token.
 */
final class Mask {
  private static final String SHOWN = "***";

  /** This many characters in common are no coincidence. */
  private static final int SHORTEST_PART = 8;

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
      masked = withoutPartsOf(form, masked.replace(form, SHOWN));
    }
    return masked;
  }

  /** The length of the longest text that is masked. */
  int longest() {
    return forms.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String withoutPartsOf(String form, String text) {
    if (form.length() <= SHORTEST_PART) {
      return text;
    }
    StringBuilder masked = new StringBuilder(text.length());
    int from = 0;
    for (int at = 0; at + SHORTEST_PART <= text.length(); at++) {
      if (isPart(form, text, at)) {
        masked.append(text, from, at).append(SHOWN);
        while (isPart(form, text, at + 1)) {
          at++;
        }
        at += SHORTEST_PART - 1;
        from = at + 1;
      }
    }
    return masked.append(text, from, text.length()).toString();
  }

  private static boolean isPart(String form, String text, int at) {
    int end = at + SHORTEST_PART;
    return end <= text.length() && form.contains(text.substring(at, end));
  }
}
