package io.github.zoomim.config;

import static io.github.zoomim.config.ZoomImProperty.ACCOUNT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_ID;
import static io.github.zoomim.config.ZoomImProperty.CLIENT_SECRET;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three ways to authenticate, and the properties that each takes, all of them. */
enum Way {
  ACCESS_TOKEN(ZoomImProperty.ACCESS_TOKEN) {
    @Override
    Credentials credentials(Map<ZoomImProperty, String> texts) {
      return new Credentials.AccessToken(secret(texts, ZoomImProperty.ACCESS_TOKEN));
    }
  },
  SERVER_TO_SERVER(ACCOUNT_ID, CLIENT_ID, CLIENT_SECRET) {
    @Override
    Credentials credentials(Map<ZoomImProperty, String> texts) {
      return new Credentials.ServerToServer(
          text(texts, ACCOUNT_ID), text(texts, CLIENT_ID), secret(texts, CLIENT_SECRET));
    }
  },
  REFRESH_TOKEN(ZoomImProperty.REFRESH_TOKEN, CLIENT_ID, CLIENT_SECRET) {
    @Override
    Credentials credentials(Map<ZoomImProperty, String> texts) {
      return new Credentials.RefreshToken(
          text(texts, CLIENT_ID),
          secret(texts, CLIENT_SECRET),
          secret(texts, ZoomImProperty.REFRESH_TOKEN));
    }
  };

  /** All three, for messages. */
  static final String IN_WORDS =
      "give one of: (1) accessToken, (2) accountId, clientId and clientSecret,"
          + " (3) refreshToken, clientId and clientSecret";

  private final ImmutableList<ZoomImProperty> properties;

  Way(ZoomImProperty... properties) {
    this.properties = ImmutableList.copyOf(properties);
  }

  /** The way that some of its properties point to; null for none of them. */
  static @Nullable Way meantBy(Set<ZoomImProperty> named) {
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
  abstract Credentials credentials(Map<ZoomImProperty, String> texts);

  private static Secret secret(Map<ZoomImProperty, String> texts, ZoomImProperty property) {
    return new Secret(text(texts, property));
  }

  private static String text(Map<ZoomImProperty, String> texts, ZoomImProperty property) {
    String text = texts.get(property);
    if (text == null) {
      throw new IllegalArgumentException(property + " is missing");
    }
    return text.strip();
  }
}
