package io.github.zoomim.config;

import io.github.zoomim.config.ZoomImUrl.Pair;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The properties that the URL and the {@link Properties} give, each at most once over both. */
final class GivenProperties {
  private final Map<ZoomImProperty, String> texts = new EnumMap<>(ZoomImProperty.class);
  private final Faults faults;

  private GivenProperties(Faults faults) {
    this.faults = faults;
  }

  /** Brings both together; what is unknown, repeated or no text becomes a fault. */
  static Map<ZoomImProperty, String> of(ZoomImUrl url, @Nullable Properties info, Faults faults) {
    GivenProperties given = new GivenProperties(faults);
    for (Pair pair : url.pairs()) {
      given.put(pair.property(), pair.value(), "twice in the URL");
    }
    if (info != null) {
      given.putAll(info);
    }
    return given.texts;
  }

  private void putAll(Properties info) {
    // The entries leave out the defaults of a Properties, the names leave out what is no text.
    info.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            faults.add(
                "a property's name is a " + name.getClass().getSimpleName() + ", not a String");
          } else if (!(value instanceof String)) {
            faults.add(
                Faults.printable(text, 40)
                    + " is a "
                    + value.getClass().getSimpleName()
                    + "; give every property as a String");
          }
        });
    for (String name : info.stringPropertyNames().stream().sorted().toList()) {
      ZoomImProperty.named(name)
          .ifPresentOrElse(
              property -> put(property, info.getProperty(name), "in the URL and in the properties"),
              () -> faults.add(UnknownName.fault(name, "a property", false)));
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
      faults.add(property + " is given " + twice + "; give it once");
    }
  }
}
