package io.github.zoomim.config;

import io.github.zoomim.config.ZoomImUrl.Pair;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The properties that the URL and the {@link Properties} give, each at most once over both. */
final class GivenProperties {
  private final Map<ZoomImProperty, String> texts = new EnumMap<>(ZoomImProperty.class);
  private final Faults faults;

  private GivenProperties(Faults faults) {
    this.faults = faults;
  }

  /** Brings both together; what is repeated or not a text becomes a fault. */
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
    // The entries leave out the defaults of a Properties, the names leave out what is not a text.
    Set<String> names = new TreeSet<>(info.stringPropertyNames());
    for (Object name : info.keySet()) {
      if (name instanceof String text) {
        names.add(text);
      } else {
        faults.warn("a property's name is a " + name.getClass().getSimpleName() + ", not a String");
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
      faults.add(
          property
              + " is a "
              + value.getClass().getSimpleName()
              + "; give every property as a String");
    }
  }

  /** Tools and frameworks pass names of their own to every driver. */
  private void putUnknown(String name) {
    String message = UnknownName.fault(name, "a property", false);
    if (NearestName.of(name).isPresent()) {
      faults.add(message);
    } else {
      faults.warn(message);
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
