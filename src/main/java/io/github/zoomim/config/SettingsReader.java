package io.github.zoomim.config;

import static io.github.zoomim.config.ZoomImProperty.BASE_URL;
import static io.github.zoomim.config.ZoomImProperty.OAUTH_URL;

import io.github.zoomim.config.CredentialChoice.AuthenticationMethod;
import io.github.zoomim.config.ZoomImProperty.Api;
import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.config.ZoomImSettings.NetworkSettings;
import io.github.zoomim.config.ZoomImSettings.Secret;
import io.github.zoomim.config.ZoomImUrl.Pair;
import java.net.URI;
import java.sql.DriverPropertyInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a connection's input from beginning to end, collecting errors on the way. */
public final class SettingsReader {
  private static final long MEGABYTE = 1L << 20;

  private static final String GOVERNMENT_OAUTH_URL = "https://zoomgov.com/oauth/token";

  /** Where a connection goes; the demo knows that, and who it is. */
  private static final Set<ZoomImProperty> SERVER =
      EnumSet.of(
          BASE_URL,
          OAUTH_URL,
          ZoomImProperty.PROXY_HOST,
          ZoomImProperty.PROXY_PORT,
          ZoomImProperty.TRUST_STORE,
          ZoomImProperty.TRUST_STORE_TYPE);

  private static final Set<ZoomImProperty> CREDENTIALS =
      EnumSet.of(
          ZoomImProperty.ACCESS_TOKEN,
          ZoomImProperty.ACCOUNT_ID,
          ZoomImProperty.CLIENT_ID,
          ZoomImProperty.CLIENT_SECRET,
          ZoomImProperty.REFRESH_TOKEN,
          ZoomImProperty.USER,
          ZoomImProperty.PASSWORD,
          ZoomImProperty.PROXY_USER,
          ZoomImProperty.PROXY_PASSWORD,
          ZoomImProperty.TRUST_STORE_PASSWORD);

  private final Map<ZoomImProperty, String> texts;
  private final Map<ZoomImProperty, Object> values = new EnumMap<>(ZoomImProperty.class);
  private final ConfigErrors errors;

  private SettingsReader(Map<ZoomImProperty, String> texts, ConfigErrors errors) {
    this.texts = texts;
    this.errors = errors;
  }

  /**
   * Reads and validates the configuration of a connection; sends nothing.
   *
   * @param url a URL that this driver {@linkplain ZoomImUrl#accepts accepts}
   * @param info further properties; null for none
   * @param environment the process's environment variables
   * @throws io.github.zoomim.execution.ZoomImFailure of kind CONFIGURATION that lists every error
   */
  public static ZoomImSettings read(
      String url, @Nullable Properties info, Map<String, String> environment) {
    ConfigErrors errors = new ConfigErrors();
    ZoomImUrl parsed = ZoomImUrl.parse(url, errors);
    Map<ZoomImProperty, String> given = given(parsed, info, errors);
    if (parsed.demo()) {
      // Tools that insist on a login get their way.
      given.remove(ZoomImProperty.USER);
      given.remove(ZoomImProperty.PASSWORD);
    }
    SettingsReader reader = new SettingsReader(given, errors);
    reader.parseTexts();
    Credentials credentials =
        parsed.demo()
            ? reader.demoCredentials()
            : CredentialChoice.choose(reader.texts, environment, errors);
    reader.checkHost(BASE_URL);
    reader.checkHost(OAUTH_URL);
    reader.checkNetwork();
    List<String> warnings = errors.throwIfAny();
    return reader.settings(
        Objects.requireNonNull(credentials), reader.urlWithoutSecrets(parsed.demo()), warnings);
  }

  private void parseTexts() {
    for (ZoomImProperty property : ZoomImProperty.values()) {
      String text = texts.getOrDefault(property, property.defaultText());
      if (text == null) {
        continue;
      }
      Object value = property.parse(text);
      if (value == null) {
        errors.notAllowed(property, text);
      } else {
        values.put(property, value);
      }
    }
    if (!texts.containsKey(OAUTH_URL)
        && values.get(BASE_URL) instanceof URI base
        && AllowedHosts.isGovernment(base.getHost())) {
      values.put(OAUTH_URL, URI.create(GOVERNMENT_OAUTH_URL));
    }
  }

  private Credentials demoCredentials() {
    Set<ZoomImProperty> strangers = new TreeSet<>(CREDENTIALS);
    strangers.addAll(SERVER);
    strangers.retainAll(texts.keySet());
    if (!strangers.isEmpty()) {
      errors.add(
          ("jdbc:zoomim:demo has its own server and does not accept %s;"
                  + " leave out one or the other")
              .formatted(ConfigErrors.list(strangers)));
    }
    return new Credentials.Demo();
  }

  private void checkHost(ZoomImProperty property) {
    String refusal = values.get(property) instanceof URI url ? AllowedHosts.refusal(url) : null;
    if (refusal != null) {
      String text = String.valueOf(values.get(property));
      errors.add(
          property + "=" + ConfigErrors.shown(property, text) + " is not allowed: " + refusal);
    }
  }

  private void checkNetwork() {
    needs(ZoomImProperty.PROXY_PORT, ZoomImProperty.PROXY_HOST);
    needs(ZoomImProperty.PROXY_USER, ZoomImProperty.PROXY_PASSWORD);
    needs(ZoomImProperty.PROXY_PASSWORD, ZoomImProperty.PROXY_USER);
    needs(ZoomImProperty.TRUST_STORE_PASSWORD, ZoomImProperty.TRUST_STORE);
    String user = text(ZoomImProperty.PROXY_USER);
    if (user != null && user.contains(":")) {
      errors.add("proxyUser contains a colon, which Basic authentication cannot send");
    }
    String proxy = text(ZoomImProperty.PROXY_HOST);
    for (ZoomImProperty property : List.of(BASE_URL, OAUTH_URL)) {
      if (proxy != null
          && !AllowedHosts.isLoopback(proxy)
          && values.get(property) instanceof URI url
          && url.getScheme().equals("http")) {
        errors.add(
            property
                + " is an http URL of this machine and cannot go through a proxy on another one");
      }
    }
  }

  private void needs(ZoomImProperty property, ZoomImProperty other) {
    if (texts.containsKey(property) && !texts.containsKey(other)) {
      errors.add(property + " requires " + other);
    }
  }

  private NetworkSettings network() {
    return new NetworkSettings(
        text(ZoomImProperty.PROXY_HOST),
        value(ZoomImProperty.PROXY_PORT, Integer.class),
        text(ZoomImProperty.PROXY_USER),
        secret(ZoomImProperty.PROXY_PASSWORD),
        text(ZoomImProperty.TRUST_STORE),
        secret(ZoomImProperty.TRUST_STORE_PASSWORD),
        text(ZoomImProperty.TRUST_STORE_TYPE));
  }

  private @Nullable String text(ZoomImProperty property) {
    return (String) values.get(property);
  }

  private @Nullable Secret secret(ZoomImProperty property) {
    String text = text(property);
    return text == null ? null : new Secret(text);
  }

  private String urlWithoutSecrets(boolean demo) {
    StringBuilder url = new StringBuilder(ZoomImUrl.PREFIX).append(demo ? ZoomImUrl.DEMO : "");
    texts.forEach(
        (property, text) -> {
          if (!CREDENTIALS.contains(property) && !text.strip().equals(property.defaultText())) {
            url.append(url.charAt(url.length() - 1) == ':' ? "" : ";")
                .append(property)
                .append('=')
                .append(ZoomImUrl.encode(text.strip()));
          }
        });
    return url.toString();
  }

  private ZoomImSettings settings(
      Credentials credentials, String urlWithoutSecrets, List<String> warnings) {
    return new ZoomImSettings(
        credentials,
        value(BASE_URL, URI.class),
        value(OAUTH_URL, URI.class),
        value(ZoomImProperty.API, Api.class),
        value(ZoomImProperty.PAGE_SIZE, Integer.class),
        value(ZoomImProperty.REQUESTS_PER_SECOND, Double.class),
        value(ZoomImProperty.MAX_RETRIES, Integer.class),
        value(ZoomImProperty.REQUEST_TIMEOUT, Duration.class),
        value(ZoomImProperty.CONNECT_TIMEOUT, Duration.class),
        value(ZoomImProperty.HISTORY_MONTHS, Integer.class),
        value(ZoomImProperty.CONCURRENCY, Integer.class),
        value(ZoomImProperty.CACHE_TTL, Duration.class),
        cacheSize(),
        text(ZoomImProperty.APPLICATION_NAME),
        value(ZoomImProperty.ACCOUNT_TIME_ZONE, ZoneId.class),
        network(),
        urlWithoutSecrets,
        warnings);
  }

  private long cacheSize() {
    Object megabytes = values.get(ZoomImProperty.CACHE_SIZE);
    return megabytes instanceof Integer given
        ? given * MEGABYTE
        : Math.min(64 * MEGABYTE, Runtime.getRuntime().maxMemory() / 8);
  }

  private <T> T value(ZoomImProperty property, Class<T> type) {
    return type.cast(Objects.requireNonNull(values.get(property)));
  }

  /**
   * The properties that the URL and the {@link Properties} give, each at most once over both; what
   * is repeated or not a text becomes an error.
   */
  static Map<ZoomImProperty, String> given(
      ZoomImUrl url, @Nullable Properties info, ConfigErrors errors) {
    SettingsReader given = new SettingsReader(new EnumMap<>(ZoomImProperty.class), errors);
    for (Pair pair : url.pairs()) {
      given.put(pair.property(), pair.value(), "twice in the URL");
    }
    if (info != null) {
      given.putAll(info);
    }
    return given.texts;
  }

  private void putAll(Properties info) {
    // The entries leave out the defaults of a Properties, the names leave out what is not a text.
    Set<String> names = new TreeSet<>(info.stringPropertyNames());
    for (Object name : info.keySet()) {
      if (name instanceof String text) {
        names.add(text);
      } else {
        errors.warn("a property's name is a " + name.getClass().getSimpleName() + ", not a String");
      }
    }
    for (String name : names) {
      ZoomImProperty.named(name)
          .ifPresentOrElse(property -> put(property, info), () -> putUnknown(name));
    }
  }

  private void put(ZoomImProperty property, Properties info) {
    Object value = info.get(property.propertyName());
    if (value == null || value instanceof String) {
      put(property, info.getProperty(property.propertyName()), "in the URL and in the properties");
    } else {
      errors.add(
          "%s is a %s; property values must be Strings"
              .formatted(property, value.getClass().getSimpleName()));
    }
  }

  /** Tools and frameworks pass names of their own to every driver. */
  private void putUnknown(String name) {
    String message = ConfigErrors.unknown(name, "a property", false);
    if (ConfigErrors.nearest(name).isPresent()) {
      errors.add(message);
    } else {
      errors.warn(message);
    }
  }

  private void put(ZoomImProperty property, String text, String twice) {
    boolean login = property == ZoomImProperty.USER || property == ZoomImProperty.PASSWORD;
    if (login && text.isBlank()) {
      return;
    }
    String before = texts.putIfAbsent(property, text);
    // Pools and GUIs repeat the login of the URL in the properties.
    if (before != null && !(login && before.equals(text))) {
      errors.add(property + " is set " + twice + "; set it once");
    }
  }

  /**
   * Every property as a tool's connection dialog shows it, in the order in which people need them,
   * however wrong the input is; never throws. Its value is what the URL or the properties say, else
   * the default, and null for every secret; required is what the way to authenticate that was begun
   * needs, or an access token where none was.
   */
  public static List<DriverPropertyInfo> propertyInfo(
      @Nullable String url, @Nullable Properties info) {
    ConfigErrors ignored = new ConfigErrors();
    ZoomImUrl parsed =
        url != null && ZoomImUrl.accepts(url)
            ? ZoomImUrl.parse(url, ignored)
            : new ZoomImUrl(false, List.of());
    Map<ZoomImProperty, String> given = given(parsed, info, ignored);
    Set<ZoomImProperty> required = required(parsed.demo(), given);
    return Arrays.stream(ZoomImProperty.values())
        .map(property -> propertyInfo(property, given.get(property), required.contains(property)))
        .toList();
  }

  private static Set<ZoomImProperty> required(boolean demo, Map<ZoomImProperty, String> given) {
    if (demo) {
      return Set.of();
    }
    Map<ZoomImProperty, String> named = CredentialChoice.named(given, new ConfigErrors());
    AuthenticationMethod begun = AuthenticationMethod.meantBy(named.keySet());
    Set<ZoomImProperty> required = EnumSet.noneOf(ZoomImProperty.class);
    required.addAll((begun == null ? AuthenticationMethod.ACCESS_TOKEN : begun).properties());
    // What came by another name, such as user, is no longer asked for by its own.
    required.removeIf(property -> named.containsKey(property) && !given.containsKey(property));
    return required;
  }

  private static DriverPropertyInfo propertyInfo(
      ZoomImProperty property, @Nullable String given, boolean required) {
    String value = given == null ? property.defaultText() : given;
    String description = property.description() + " Allowed: " + property.allowed() + ".";
    List<String> choices = property.choices();
    DriverPropertyInfo info =
        new DriverPropertyInfo(property.propertyName(), property.isSecret() ? null : value);
    info.description = description.replace("`", "");
    info.required = required;
    info.choices = choices.isEmpty() ? null : choices.toArray(String[]::new);
    return info;
  }
}
