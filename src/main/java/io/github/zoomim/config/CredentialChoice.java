package io.github.zoomim.config;

import static io.github.zoomim.config.ZoomImProperty.ACCESS_TOKEN;
import static io.github.zoomim.config.ZoomImProperty.ACCOUNT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_SECRET;
import static io.github.zoomim.config.ZoomImProperty.PASSWORD;
import static io.github.zoomim.config.ZoomImProperty.REFRESH_TOKEN;
import static io.github.zoomim.config.ZoomImProperty.USER;

import com.google.common.collect.ImmutableList;
import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.config.ZoomImSettings.Secret;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which way to authenticate is meant. What the URL and the properties name decides; the
 * environment only adds what that way still misses, or decides where they name nothing.
 */
final class CredentialChoice {
  private static final List<ZoomImProperty> LOGIN =
      List.of(ACCESS_TOKEN, ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN);

  private final Map<ZoomImProperty, String> named;
  private final Map<ZoomImProperty, String> environment;
  private final ConfigErrors errors;

  private CredentialChoice(
      Map<ZoomImProperty, String> named,
      Map<ZoomImProperty, String> environment,
      ConfigErrors errors) {
    this.named = named;
    this.environment = environment;
    this.errors = errors;
  }

  /**
   * The credentials, or null after an error.
   *
   * @param given what the URL and the properties say
   * @param variables the process's environment
   */
  static @Nullable Credentials choose(
      Map<ZoomImProperty, String> given, Map<String, String> variables, ConfigErrors errors) {
    Map<ZoomImProperty, String> named = named(given, errors);
    CredentialChoice choice = new CredentialChoice(named, environment(variables), errors);
    AuthenticationMethod method = AuthenticationMethod.meantBy(named.keySet());
    return method == null ? choice.fromEnvironmentAlone() : choice.complete(method);
  }

  private @Nullable Credentials complete(AuthenticationMethod method) {
    if (!method.properties().containsAll(named.keySet())) {
      errors.add(
          ConfigErrors.list(named.keySet())
              + " contradict each other; "
              + AuthenticationMethod.IN_WORDS);
      return null;
    }
    Map<ZoomImProperty, String> texts = new EnumMap<>(named);
    Set<ZoomImProperty> missing = new TreeSet<>();
    for (ZoomImProperty property : method.properties()) {
      String text = named.containsKey(property) ? named.get(property) : fromEnvironment(property);
      if (text == null) {
        missing.add(property);
      } else {
        texts.put(property, text);
      }
    }
    if (!missing.isEmpty()) {
      errors.add(
          "%s %s missing (%s given); %s"
              .formatted(
                  ConfigErrors.list(missing),
                  missing.size() == 1 ? "is" : "are",
                  ConfigErrors.list(named.keySet()),
                  AuthenticationMethod.IN_WORDS));
      return null;
    }
    return method.credentials(texts);
  }

  private @Nullable Credentials fromEnvironmentAlone() {
    List<AuthenticationMethod> whole =
        Stream.of(AuthenticationMethod.values())
            .filter(method -> environment.keySet().containsAll(method.properties()))
            .toList();
    if (whole.size() == 1) {
      return complete(whole.get(0));
    }
    errors.add(
        whole.isEmpty()
            ? "credentials are missing; "
                + AuthenticationMethod.IN_WORDS
                + "; or set ZOOM_ACCESS_TOKEN, or ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and"
                + " ZOOM_CLIENT_SECRET, in the environment"
            : "the environment holds both ZOOM_ACCESS_TOKEN and a server-to-server app"
                + " (ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET); unset one of them, or "
                + AuthenticationMethod.IN_WORDS);
    return null;
  }

  private @Nullable String fromEnvironment(ZoomImProperty property) {
    String text = environment.get(property);
    if (text != null && property.parse(text) == null) {
      errors.notAllowed(property, String.valueOf(property.environmentVariable()), text);
    }
    return text;
  }

  private static Map<ZoomImProperty, String> environment(Map<String, String> variables) {
    Map<ZoomImProperty, String> texts = new EnumMap<>(ZoomImProperty.class);
    for (ZoomImProperty property : ZoomImProperty.values()) {
      String variable = property.environmentVariable();
      String text = variable == null ? null : variables.get(variable);
      if (text != null && !text.isBlank()) {
        texts.put(property, text);
      }
    }
    return texts;
  }

  /**
   * The credentials among the given properties: user and password of a GUI stand for others of
   * them.
   */
  static Map<ZoomImProperty, String> named(Map<ZoomImProperty, String> given, ConfigErrors errors) {
    Map<ZoomImProperty, String> credentials = new EnumMap<>(ZoomImProperty.class);
    for (ZoomImProperty property : LOGIN) {
      String text = given.get(property);
      if (text != null) {
        credentials.put(property, text);
      }
    }
    move(given, USER, CLIENT_ID, credentials, errors);
    move(
        given,
        PASSWORD,
        given.containsKey(USER) ? CLIENT_SECRET : ACCESS_TOKEN,
        credentials,
        errors);
    return credentials;
  }

  private static void move(
      Map<ZoomImProperty, String> given,
      ZoomImProperty field,
      ZoomImProperty meant,
      Map<ZoomImProperty, String> credentials,
      ConfigErrors errors) {
    String text = given.get(field);
    if (text == null) {
      return;
    }
    String before = credentials.putIfAbsent(meant, text);
    if (before != null && !before.equals(text)) {
      errors.add(
          "%s and %s mean the same here, but their values differ; set only one of them"
              .formatted(field, meant));
    }
  }

  /** The three ways to authenticate, and the properties that each takes, all of them. */
  enum AuthenticationMethod {
    ACCESS_TOKEN(ZoomImProperty.ACCESS_TOKEN),
    SERVER_TO_SERVER(ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET),
    REFRESH_TOKEN(ZoomImProperty.REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET);

    /** All three, for messages. */
    static final String IN_WORDS =
        "set one of: (1) accessToken, (2) accountId, clientId and clientSecret,"
            + " (3) refreshToken, clientId and clientSecret";

    private final ImmutableList<ZoomImProperty> properties;

    AuthenticationMethod(ZoomImProperty... properties) {
      this.properties = ImmutableList.copyOf(properties);
    }

    /** The way that some of its properties point to; null for none of them. */
    static @Nullable AuthenticationMethod meantBy(Set<ZoomImProperty> named) {
      if (named.isEmpty()) {
        return null;
      }
      if (named.contains(ZoomImProperty.ACCESS_TOKEN)) {
        return ACCESS_TOKEN;
      }
      return named.contains(ZoomImProperty.REFRESH_TOKEN) ? REFRESH_TOKEN : SERVER_TO_SERVER;
    }

    /** What this way takes, all of it. */
    List<ZoomImProperty> properties() {
      return properties;
    }

    /** The credentials; the texts hold all {@link #properties}. */
    Credentials credentials(Map<ZoomImProperty, String> texts) {
      return switch (this) {
        case ACCESS_TOKEN ->
            new Credentials.AccessToken(secret(texts, ZoomImProperty.ACCESS_TOKEN));
        case SERVER_TO_SERVER ->
            new Credentials.ServerToServer(
                text(texts, ACCOUNT_ID), text(texts, CLIENT_ID), secret(texts, CLIENT_SECRET));
        case REFRESH_TOKEN ->
            new Credentials.RefreshToken(
                text(texts, CLIENT_ID),
                secret(texts, CLIENT_SECRET),
                secret(texts, ZoomImProperty.REFRESH_TOKEN));
      };
    }

    private static Secret secret(Map<ZoomImProperty, String> texts, ZoomImProperty property) {
      return new Secret(text(texts, property));
    }

    private static String text(Map<ZoomImProperty, String> texts, ZoomImProperty property) {
      return Objects.requireNonNull(texts.get(property)).strip();
    }
  }
}
