package io.github.zoomim.config;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One property as a tool's connection dialog shows it.
 *
 * @param name its name
 * @param value what the URL or the properties say, else the default; null for none, and for every
 *     secret
 * @param description what it means and what is allowed, for people, without markup
 * @param required whether the way to authenticate that was begun, or an access token where none
 *     was, needs it
 * @param choices every allowed value, where there are only a few; else empty
 */
public record PropertyInfo(
    String name,
    @Nullable String value,
    String description,
    boolean required,
    List<String> choices) {

  /**
   * Every property, in the order in which people need them, however wrong the input is; never
   * throws.
   */
  public static List<PropertyInfo> of(@Nullable String url, @Nullable Properties info) {
    Faults ignored = new Faults();
    ZoomImUrl parsed =
        url != null && ZoomImUrl.accepts(url)
            ? ZoomImUrl.parse(url, ignored)
            : new ZoomImUrl(false, List.of());
    Map<ZoomImProperty, String> given = GivenProperties.of(parsed, info, ignored);
    Set<ZoomImProperty> required = required(parsed.demo(), given);
    return Arrays.stream(ZoomImProperty.values())
        .map(property -> of(property, given.get(property), required.contains(property)))
        .toList();
  }

  private static Set<ZoomImProperty> required(boolean demo, Map<ZoomImProperty, String> given) {
    if (demo) {
      return Set.of();
    }
    Map<ZoomImProperty, String> named = LoginFields.resolve(given, new Faults());
    Way begun = Way.meantBy(named.keySet());
    Set<ZoomImProperty> required = EnumSet.noneOf(ZoomImProperty.class);
    required.addAll((begun == null ? Way.ACCESS_TOKEN : begun).properties());
    // What came by another name, such as user, is no longer asked for by its own.
    required.removeIf(property -> named.containsKey(property) && !given.containsKey(property));
    return required;
  }

  private static PropertyInfo of(
      ZoomImProperty property, @Nullable String given, boolean required) {
    String value = given == null ? property.defaultText() : given;
    String description = property.description() + " Allowed: " + property.allowed() + ".";
    return new PropertyInfo(
        property.propertyName(),
        property.isSecret() ? null : value,
        description.replace("`", ""),
        required,
        property.choices());
  }
}
