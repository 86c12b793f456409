package io.github.zoomim.config;

import com.google.common.base.CharMatcher;
import com.google.common.base.Strings;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a property's text becomes a value.
 *
 * @param allowed what is allowed, for people: "a whole number from 1 to 300"
 * @param choices every allowed text, where there are only a few; else empty
 * @param secret whether the text must not be shown
 * @param parser the value, or null for a text that is not allowed; gets no surrounding white space
 */
record PropertyType<T>(
    String allowed, List<String> choices, boolean secret, Function<String, @Nullable T> parser) {
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|h)?");
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,8192}");
  private static final Pattern PRINTABLE_ASCII = Pattern.compile("[ -~]{1,100}");
  private static final Pattern HOST = Pattern.compile("[\\w.-]{1,255}|\\[[0-9A-Fa-f:.]{2,45}]");
  private static final Pattern TEXT = Pattern.compile("[^\\p{Cntrl}\\p{Cs}]{1,1000}");
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final String DURATIONS =
      "seconds (`30`), or a whole number with `ms`, `s`, `m` or `h` (`500ms`), from 1 ms";

  /** An id or a secret: a part of an HTTP header or form, so nothing that could break one. */
  static PropertyType<String> credential(boolean secret) {
    return matching(VISIBLE_ASCII, "visible ASCII characters, without white space", secret);
  }

  /** A part of the User-Agent header. */
  static PropertyType<String> headerText() {
    return matching(PRINTABLE_ASCII, "1 to 100 printable ASCII characters", false);
  }

  /** Where a server is. */
  static PropertyType<String> host() {
    return matching(HOST, "a host name or an address, without scheme, port and user", false);
  }

  /** What somebody else gave its form to. */
  static PropertyType<String> text(boolean secret) {
    return matching(TEXT, "any text of up to 1000 characters, without control characters", secret);
  }

  private static PropertyType<String> matching(Pattern pattern, String allowed, boolean secret) {
    return new PropertyType<>(
        allowed, List.of(), secret, text -> pattern.matcher(text).matches() ? text : null);
  }

  private static <T> PropertyType<T> shown(String allowed, Function<String, @Nullable T> parser) {
    return new PropertyType<>(allowed, List.of(), false, parser);
  }

  static PropertyType<Integer> wholeNumber(int least, int most) {
    return shown(
        "a whole number from " + least + " to " + most,
        text -> {
          if (!WHOLE_NUMBER.matcher(text).matches()) {
            return null;
          }
          int number = Integer.parseInt(text);
          return number >= least && number <= most ? number : null;
        });
  }

  /** A rate per second: 0 stands for infinity, and it has a least value above 0. */
  static PropertyType<Double> rate(String least, String most) {
    return shown(
        "a number from " + least + " to " + most + ", or 0 for no limit",
        text -> {
          if (!DECIMAL.matcher(text).matches()) {
            return null;
          }
          BigDecimal rate = new BigDecimal(text);
          boolean inRange =
              rate.compareTo(new BigDecimal(least)) >= 0
                  && rate.compareTo(new BigDecimal(most)) <= 0;
          if (rate.signum() == 0) {
            return Double.POSITIVE_INFINITY;
          }
          return inRange ? rate.doubleValue() : null;
        });
  }

  static PropertyType<Duration> duration() {
    return shown(
        DURATIONS + " to 1 hour",
        text -> {
          Duration duration = duration(text, LONGEST);
          return duration == null || duration.isZero() ? null : duration;
        });
  }

  /** A duration that 0 switches off. */
  static PropertyType<Duration> durationOrNone(Duration longest) {
    return shown(
        DURATIONS + " to " + longest.toHours() + " hours, or 0 for none",
        text -> duration(text, longest));
  }

  private static @Nullable Duration duration(String text, Duration longest) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long number = Long.parseLong(matcher.group(1));
    Duration duration =
        switch (Strings.nullToEmpty(matcher.group(2))) {
          case "ms" -> Duration.ofMillis(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofSeconds(number);
        };
    return duration.compareTo(longest) <= 0 ? duration : null;
  }

  static PropertyType<ZoneId> zone() {
    return shown(
        "a time zone such as `UTC`, `America/New_York` or `+05:30`",
        text -> {
          try {
            return ZoneId.of(text);
          } catch (DateTimeException e) {
            return null;
          }
        });
  }

  /** An absolute http or https URL; {@link AllowedHosts} says where it may lead. */
  static PropertyType<URI> url() {
    return shown(
        "an `https` URL (`http` on this machine only) without user, query and fragment",
        PropertyType::server);
  }

  /** One of an enum's constants, written in lower case. */
  static <E extends Enum<E>> PropertyType<E> choice(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> choices = constants.stream().map(PropertyType::choiceText).toList();
    return new PropertyType<>(
        "`" + String.join("` or `", choices) + "`",
        choices,
        false,
        text -> {
          int index = choices.indexOf(text);
          return index < 0 ? null : constants.get(index);
        });
  }

  private static String choiceText(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The URL in the one form that equal servers have: with scheme and host in lower case, without
   * its scheme's default port and without slashes at the end; null where it is no http or https URL
   * or has a user, a query or a fragment.
   */
  private static @Nullable URI server(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
    String scheme = uri.getScheme();
    String host = uri.getHost();
    if (scheme == null
        || host == null
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || uri.getPort() > 65535) {
      return null;
    }
    String lowerScheme = scheme.toLowerCase(Locale.ROOT);
    int defaultPort =
        switch (lowerScheme) {
          case "https" -> 443;
          case "http" -> 80;
          default -> -1;
        };
    if (defaultPort < 0) {
      return null;
    }
    boolean plainPort = uri.getPort() < 0 || uri.getPort() == defaultPort;
    return URI.create(
        lowerScheme
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (plainPort ? "" : ":" + uri.getPort())
            + CharMatcher.is('/').trimTrailingFrom(uri.getRawPath()));
  }
}
