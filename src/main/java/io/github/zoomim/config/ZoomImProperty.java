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
      null,
      "An access token fetched elsewhere; it ends about an hour after it was issued."),
  ACCOUNT_ID(
      "accountId",
      PropertyType.credential(false),
      null,
      "The account id of a server-to-server OAuth app."),
  CLIENT_ID("clientId", PropertyType.credential(false), null, "The client id of the app."),
  CLIENT_SECRET(
      "clientSecret", PropertyType.credential(true), null, "The client secret of the app."),
  REFRESH_TOKEN(
      "refreshToken",
      PropertyType.credential(true),
      null,
      "The newest refresh token of a user OAuth app. Each use replaces it; the replacement is kept"
          + " in memory only."),
  USER(
      "user",
      PropertyType.credential(false),
      null,
      "The user field of a GUI: another name for `clientId`. Empty counts as absent."),
  PASSWORD(
      "password",
      PropertyType.credential(true),
      null,
      "The password field of a GUI: `clientSecret` where there is a `user`, else `accessToken`."
          + " Empty counts as absent."),
  API(
      "api",
      PropertyType.choice(Api.class),
      "im",
      "The endpoint: `im` asks `/im/chat/sessions`, `report` its successor"
          + " `/report/chat/sessions`."),
  HISTORY_MONTHS(
      "historyMonths",
      PropertyType.wholeNumber(1, 120),
      "6",
      "How many months back the API serves; nothing older is asked for."),
  REQUESTS_PER_SECOND(
      "requestsPerSecond",
      PropertyType.rate("0.01", "1000"),
      "10",
      "The pace: the most requests per second, for all connections of the process to one"
          + " account. Zoom allows 1 on a Free plan, 10 on Pro and 40 on Business and above;"
          + " where its answers say less, the pace is that."),
  PAGE_SIZE("pageSize", PropertyType.wholeNumber(1, 300), "300", "Sessions per page."),
  CONCURRENCY(
      "concurrency",
      PropertyType.wholeNumber(1, 64),
      "4",
      "The most requests in flight at the same time for one statement. Nothing is asked for"
          + " ahead of a statement's first page; `1` asks for one page after the other."),
  CACHE_TTL(
      "cacheTtl",
      PropertyType.durationOrNone(Duration.ofHours(24)),
      "1m",
      "How old sessions may be that are served from memory instead of being asked for again; 0"
          + " switches that off. What has moved since is found in the newest day, which is asked"
          + " for each time; renamed and deleted sessions show as they were for that long."),
  CACHE_SIZE(
      "cacheSize",
      PropertyType.wholeNumber(1, 65_536),
      null,
      "MB of the heap for those sessions, about, for each account; by default 64, or an eighth of"
          + " the heap where that is less."),
  MAX_RETRIES(
      "maxRetries",
      PropertyType.wholeNumber(0, 20),
      "5",
      "How often one request is repeated after a transient failure, at most."),
  REQUEST_TIMEOUT(
      "requestTimeout",
      PropertyType.duration(),
      "60s",
      "How long one request may take, from sending it to the last byte of its answer."),
  CONNECT_TIMEOUT(
      "connectTimeout",
      PropertyType.duration(),
      "10s",
      "How long it may take to connect to the server."),
  APPLICATION_NAME(
      "applicationName",
      PropertyType.headerText(),
      null,
      "The name of your application, sent in the User-Agent header."),
  PROXY_HOST(
      "proxyHost",
      PropertyType.host(),
      null,
      "The HTTP proxy to Zoom. Without it the JVM's own properties count, such as"
          + " `https.proxyHost` and `http.nonProxyHosts`."),
  PROXY_PORT("proxyPort", PropertyType.wholeNumber(1, 65535), "8080", "The proxy's port."),
  PROXY_USER(
      "proxyUser",
      PropertyType.text(false),
      null,
      "The user name for the proxy, also for one of the JVM's properties; sent by Basic"
          + " authentication."),
  PROXY_PASSWORD("proxyPassword", PropertyType.text(true), null, "The password for the proxy."),
  TRUST_STORE(
      "trustStore",
      PropertyType.text(false),
      null,
      "A file with the certificate authorities to trust instead of the JVM's."),
  TRUST_STORE_PASSWORD(
      "trustStorePassword", PropertyType.text(true), null, "The password of that file."),
  TRUST_STORE_TYPE(
      "trustStoreType",
      PropertyType.text(false),
      null,
      "The file's type, where it is neither PKCS12 nor JKS. Without a file, the system's store:"
          + " `Windows-ROOT`, `KeychainStore`."),
  BASE_URL(
      "baseUrl",
      PropertyType.url(),
      "https://api.zoom.us/v2",
      "Where the API is; `https://api.zoomgov.com/v2` for the government cloud."),
  OAUTH_URL(
      "oauthUrl",
      PropertyType.url(),
      "https://zoom.us/oauth/token",
      "Where tokens are fetched; `https://zoomgov.com/oauth/token` is the default where `baseUrl`"
          + " is on zoomgov.com."),
  ACCOUNT_TIME_ZONE(
      "accountTimeZone",
      PropertyType.zone(),
      "UTC",
      "The zone whose days the API's `from` and `to` are. Zoom does not document it; UTC is"
          + " assumed, and a warning tells of answers that look like a zone further east.");

  private static final Map<String, ZoomImProperty> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ZoomImProperty::propertyName, Function.identity()));

  private final String propertyName;

  // A type and its parser hold no state; the checker can't see that through a Function.
  @SuppressWarnings("ImmutableEnumChecker")
  private final PropertyType<?> type;

  private final @Nullable String defaultText;
  private final String description;

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
    /** {@code GET /im/chat/sessions}: deprecated, still served (contract). */
    IM,
    /** {@code GET /report/chat/sessions}: its successor. */
    REPORT
  }
}
