package io.github.zoomim.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which way to authenticate is meant. What the URL and the properties name decides; the
 * environment only adds what that way still misses, or decides where they name nothing.
 */
final class CredentialChoice {
  private final Map<ZoomImProperty, String> named;
  private final Map<ZoomImProperty, String> environment;
  private final Faults faults;

  private CredentialChoice(
      Map<ZoomImProperty, String> named, Map<ZoomImProperty, String> environment, Faults faults) {
    this.named = named;
    this.environment = environment;
    this.faults = faults;
  }

  /**
   * The credentials, or null after a fault.
   *
   * @param given what the URL and the properties say
   * @param variables the process's environment
   */
  static @Nullable Credentials choose(
      Map<ZoomImProperty, String> given, Map<String, String> variables, Faults faults) {
    Map<ZoomImProperty, String> named = LoginFields.resolve(given, faults);
    CredentialChoice choice = new CredentialChoice(named, environment(variables), faults);
    Way way = Way.meantBy(named.keySet());
    return way == null ? choice.fromEnvironmentAlone() : choice.complete(way);
  }

  private @Nullable Credentials complete(Way way) {
    if (!way.properties().containsAll(named.keySet())) {
      faults.add(Faults.list(named.keySet()) + " contradict each other; " + Way.IN_WORDS);
      return null;
    }
    Map<ZoomImProperty, String> texts = new EnumMap<>(named);
    Set<ZoomImProperty> missing = new TreeSet<>();
    for (ZoomImProperty property : way.properties()) {
      String text = named.containsKey(property) ? named.get(property) : fromEnvironment(property);
      if (text == null) {
        missing.add(property);
      } else {
        texts.put(property, text);
      }
    }
    if (!missing.isEmpty()) {
      faults.add(
          Faults.list(missing)
              + (missing.size() == 1 ? " is" : " are")
              + " missing beside "
              + Faults.list(named.keySet())
              + "; "
              + Way.IN_WORDS);
      return null;
    }
    return way.credentials(texts);
  }

  private @Nullable Credentials fromEnvironmentAlone() {
    List<Way> whole =
        Stream.of(Way.values())
            .filter(way -> environment.keySet().containsAll(way.properties()))
            .toList();
    if (whole.size() == 1) {
      return complete(whole.get(0));
    }
    faults.add(
        whole.isEmpty()
            ? "credentials are missing; "
                + Way.IN_WORDS
                + "; or set ZOOM_ACCESS_TOKEN, or ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID and"
                + " ZOOM_CLIENT_SECRET, in the environment"
            : "the environment holds both ZOOM_ACCESS_TOKEN and a server-to-server app"
                + " (ZOOM_ACCOUNT_ID, ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET); unset one of them, or "
                + Way.IN_WORDS);
    return null;
  }

  private @Nullable String fromEnvironment(ZoomImProperty property) {
    String text = environment.get(property);
    if (text != null && property.parse(text) == null) {
      faults.notAllowed(property, String.valueOf(property.environmentVariable()), text);
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
}
