package io.github.zoomim.config;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every connection property, in the order in which people need them. The table in {@code
 * docs/connection.md} is made from here.
 */
public enum ZoomImProperty {
  ACCESS_TOKEN(
      "accessToken",
      PropertyType.credential(true),
      "An access token obtained elsewhere; it expires about an hour after it was issued."),
  ACCOUNT_ID(
      "accountId",
      PropertyType.credential(false),
      "The account id of a server-to-server OAuth app."),
  CLIENT_ID("clientId", PropertyType.credential(false), "The client id of the app."),
  CLIENT_SECRET("clientSecret", PropertyType.credential(true), "The client secret of the app."),
  REFRESH_TOKEN(
      "refreshToken",
      PropertyType.credential(true),
      "The newest refresh token of a user OAuth app. Each use replaces it; the replacement is kept"
          + " in memory only."),
  USER(
      "user",
      PropertyType.credential(false),
      "The user name, as GUIs send it: another name for `clientId`. Empty means not set."),
  PASSWORD(
      "password",
      PropertyType.credential(true),
      "The password, as GUIs send it: `clientSecret` if `user` is set, else `accessToken`. Empty"
          + " means not set."),
  API(
      "api",
      PropertyType.choice(Api.class),
      "im",
      "The endpoint: `im` reads `/im/chat/sessions`, `report` its successor"
          + " `/report/chat/sessions`."),
  HISTORY_MONTHS(
      "historyMonths",
      PropertyType.wholeNumber(1, 120),
      "6",
      "How many months of history the API serves; nothing older is requested."),
  REQUESTS_PER_SECOND(
      "requestsPerSecond",
      PropertyType.rate("0.01", "1000"),
      "10",
      "The maximum number of requests per second to one account, over all connections of the"
          + " process. Zoom allows 1 on a Free plan, 10 on Pro and 40 on Business and above; a"
          + " lower limit in its answers takes precedence."),
  PAGE_SIZE("pageSize", PropertyType.wholeNumber(1, 300), "300", "Sessions per page."),
  CONCURRENCY(
      "concurrency",
      PropertyType.wholeNumber(1, 64),
      "4",
      "The maximum number of concurrent requests per statement. A statement's first page is always"
          + " requested alone; `1` requests one page after the other."),
  CACHE_TTL(
      "cacheTtl",
      PropertyType.durationOrNone(Duration.ofHours(24)),
      "1m",
      "How long sessions are served from memory instead of being requested again; 0 disables the"
          + " cache. New messages are found in the newest day, which is always requested; renamed"
          + " and deleted sessions may show their old state for that long."),
  CACHE_SIZE(
      "cacheSize",
      PropertyType.wholeNumber(1, 65_536),
      "The approximate heap memory in MB for the cache of one account; by default 64, or an eighth"
          + " of the heap if that is less."),
  MAX_RETRIES(
      "maxRetries",
      PropertyType.wholeNumber(0, 20),
      "5",
      "The maximum number of retries of one request after transient failures."),
  REQUEST_TIMEOUT(
      "requestTimeout",
      PropertyType.duration(),
      "60s",
      "The timeout of one request, from sending it to the last byte of its answer."),
  CONNECT_TIMEOUT(
      "connectTimeout",
      PropertyType.duration(),
      "10s",
      "The timeout for connecting to the server."),
  APPLICATION_NAME(
      "applicationName",
      PropertyType.headerText(),
      "The name of your application, sent in the User-Agent header."),
  PROXY_HOST(
      "proxyHost",
      PropertyType.host(),
      "The HTTP proxy to Zoom. Without it the JVM's own properties apply, such as"
          + " `https.proxyHost` and `http.nonProxyHosts`."),
  PROXY_PORT("proxyPort", PropertyType.wholeNumber(1, 65535), "8080", "The proxy's port."),
  PROXY_USER(
      "proxyUser",
      PropertyType.text(false),
      "The user name for the proxy, including one that the JVM's properties name; sent with Basic"
          + " authentication."),
  PROXY_PASSWORD("proxyPassword", PropertyType.text(true), "The password for the proxy."),
  TRUST_STORE(
      "trustStore",
      PropertyType.text(false),
      "A file with the certificate authorities to trust instead of the JVM's."),
  TRUST_STORE_PASSWORD("trustStorePassword", PropertyType.text(true), "The password of that file."),
  TRUST_STORE_TYPE(
      "trustStoreType",
      PropertyType.text(false),
      "The type of that file, if it is neither PKCS12 nor JKS. Without a file, the system's store:"
          + " `Windows-ROOT`, `KeychainStore`."),
  BASE_URL(
      "baseUrl",
      PropertyType.url(),
      "https://api.zoom.us/v2",
      "The base URL of the API; `https://api.zoomgov.com/v2` for the government cloud."),
  OAUTH_URL(
      "oauthUrl",
      PropertyType.url(),
      "https://zoom.us/oauth/token",
      "The token endpoint; `https://zoomgov.com/oauth/token` is the default if `baseUrl` is on"
          + " zoomgov.com."),
  ACCOUNT_TIME_ZONE(
      "accountTimeZone",
      PropertyType.zone(),
      "UTC",
      "The time zone of the API's `from` and `to` dates. Zoom does not document it; UTC is assumed,"
          + " and a warning reports answers that look like a zone further east.");

  private static final Map<String, ZoomImProperty> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ZoomImProperty::propertyName, Function.identity()));

  private final String propertyName;

  // A type and its parser hold no state; the checker can't see that through a Function.
  @SuppressWarnings("ImmutableEnumChecker")
  private final PropertyType<?> type;

  private final @Nullable String defaultText;
  private final String description;

  ZoomImProperty(String propertyName, PropertyType<?> type, String description) {
    this(propertyName, type, null, description);
  }

  ZoomImProperty(
      String propertyName, PropertyType<?> type, @Nullable String defaultText, String description) {
    this.propertyName = propertyName;
    this.type = type;
    this.defaultText = defaultText;
    this.description = description;
  }

  /** The property of that exact name. */
  public static Optional<ZoomImProperty> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The name, as in the URL and in {@link java.util.Properties}. */
  public String propertyName() {
    return propertyName;
  }

  /** The default as one would write it; null where there is none. */
  public @Nullable String defaultText() {
    return defaultText;
  }

  /** What it means, for people, in Markdown. */
  public String description() {
    return description;
  }

  /** What is allowed, for people, in Markdown. */
  public String allowed() {
    return type.allowed();
  }

  /** Every allowed value, where there are only a few; else empty. */
  public List<String> choices() {
    return type.choices();
  }

  /** Whether the value must not be shown. */
  public boolean isSecret() {
    return type.secret();
  }

  /** The environment variable that stands in where the property is absent; null for none. */
  public @Nullable String environmentVariable() {
    return switch (this) {
      case ACCESS_TOKEN, ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET -> "ZOOM_" + name();
      default -> null;
    };
  }

  /** The value that the text stands for; null where it is not allowed. */
  @Nullable Object parse(String text) {
    return type.parser().apply(text.strip());
  }

  @Override
  public String toString() {
    return propertyName;
  }

  /** Which of Zoom's two endpoints serves the sessions. */
  public enum Api {
    /** {@code GET /im/chat/sessions}: deprecated, still served. */
    IM,
    /** {@code GET /report/chat/sessions}: its successor. */
    REPORT
  }
}
