package io.github.zoomim;

import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.http.HttpSender;
import java.time.Duration;

/** What connections must have in common to share an HTTP client. */
record HttpSettings(Duration connectTimeout, Duration requestTimeout, String userAgent) {
  static HttpSettings of(ZoomImSettings settings) {
    String driver = "zoomim-jdbc/" + Version.CURRENT.text();
    String application = settings.applicationName();
    return new HttpSettings(
        settings.connectTimeout(),
        settings.requestTimeout(),
        application == null ? driver : application + " " + driver);
  }

  HttpSender sender() {
    return new HttpSender(connectTimeout, requestTimeout, userAgent);
  }
}
