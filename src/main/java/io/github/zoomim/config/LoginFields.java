package io.github.zoomim.config;

import static io.github.zoomim.config.ZoomImProperty.ACCESS_TOKEN;
import static io.github.zoomim.config.ZoomImProperty.ACCOUNT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_SECRET;
import static io.github.zoomim.config.ZoomImProperty.PASSWORD;
import static io.github.zoomim.config.ZoomImProperty.REFRESH_TOKEN;
import static io.github.zoomim.config.ZoomImProperty.USER;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Turns the user and password of a GUI into the properties that they stand for. */
final class LoginFields {
  private static final List<ZoomImProperty> CREDENTIALS =
      List.of(ACCESS_TOKEN, ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET, REFRESH_TOKEN);

  private LoginFields() {}

  /** The credentials among the given properties, without user and password. */
  static Map<ZoomImProperty, String> resolve(Map<ZoomImProperty, String> given, Faults faults) {
    Map<ZoomImProperty, String> credentials = new EnumMap<>(ZoomImProperty.class);
    for (ZoomImProperty property : CREDENTIALS) {
      String text = given.get(property);
      if (text != null) {
        credentials.put(property, text);
      }
    }
    move(given, USER, CLIENT_ID, credentials, faults);
    move(
        given,
        PASSWORD,
        given.containsKey(USER) ? CLIENT_SECRET : ACCESS_TOKEN,
        credentials,
        faults);
    return credentials;
  }

  private static void move(
      Map<ZoomImProperty, String> given,
      ZoomImProperty field,
      ZoomImProperty meant,
      Map<ZoomImProperty, String> credentials,
      Faults faults) {
    String text = given.get(field);
    if (text == null) {
      return;
    }
    String before = credentials.putIfAbsent(meant, text);
    if (before != null && !before.equals(text)) {
      faults.add(
          field
              + " and "
              + meant
              + " mean the same here, but their values differ; give one of them");
    }
  }
}
