package io.github.zoomim;

import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.config.ZoomImSettings.NetworkSettings;
import io.github.zoomim.config.ZoomImSettings.Secret;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.Proxies;
import io.github.zoomim.http.TrustStore;
import io.github.zoomim.jdbc.metadata.Version;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What connections must have in common to share an HTTP client. */
record HttpSettings(
    Duration connectTimeout, Duration requestTimeout, String userAgent, NetworkSettings network) {
  static HttpSettings of(ZoomImSettings settings) {
    String driver = "zoomim-jdbc/" + Version.TEXT;
    String application = settings.applicationName();
    return new HttpSettings(
        settings.connectTimeout(),
        settings.requestTimeout(),
        application == null ? driver : application + " " + driver,
        settings.network());
  }

  /**
   * A sender of these settings.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure when the trust store can't be read
   */
  HttpSender sender() {
    Proxies proxies =
        new Proxies(
            network.proxyHost(),
            network.proxyPort(),
            network.proxyUser(),
            revealed(network.proxyPassword()),
            connectTimeout);
    return new HttpSender(
        connectTimeout,
        requestTimeout,
        userAgent,
        proxies,
        TrustStore.context(
            network.trustStore(), revealed(network.trustStorePassword()), network.trustStoreType()),
        HttpSender.MAX_BODY_BYTES);
  }

  private static @Nullable String revealed(@Nullable Secret secret) {
    return secret == null ? null : secret.reveal();
  }
}
