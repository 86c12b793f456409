package io.github.zoomim.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.execution.ZoomImFailure;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What a connection is told, in one line: {@code connecting("jdbc:…").with("user", "u")}. */
final class Connecting {
  private final String url;
  private final Properties info = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  private Connecting(String url) {
    this.url = url;
  }

  static Connecting connecting(String url) {
    return new Connecting(url);
  }

  /** A URL with an access token and more. */
  static Connecting connectingWithToken(String more) {
    return connecting("jdbc:zoomim:accessToken=t0ken;" + more);
  }

  Connecting with(Object name, Object value) {
    info.put(name, value);
    return this;
  }

  Connecting inEnvironment(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  ZoomImSettings settings() {
    return SettingsReader.read(url, info, environment);
  }

  Credentials credentials() {
    return settings().credentials();
  }

  /** The message of the failure that it ends in. */
  String failure() {
    ZoomImFailure failure = catchThrowableOfType(ZoomImFailure.class, this::settings);
    if (failure == null) {
      throw new AssertionError("there was no failure");
    }
    if (failure.kind() != ZoomImFailure.Kind.CONFIGURATION) {
      throw new AssertionError("it was of kind " + failure.kind());
    }
    return failure.getMessage();
  }
}
