package io.github.zoomim.config;

import org.jspecify.annotations.Nullable;

/**
 * The way to the server, as far as the JVM's own properties don't say it.
 *
 * @param proxyHost the proxy; null for what the JVM says
 * @param proxyPort the proxy's port; of no meaning without a host
 * @param proxyUser who the proxy is told; null for nobody
 * @param proxyPassword null without a user
 * @param trustStore the file of the trusted certificate authorities; null for none
 * @param trustStorePassword null for none
 * @param trustStoreType null for the file's own; with neither file nor type the JVM's store counts
 */
public record NetworkSettings(
    @Nullable String proxyHost,
    int proxyPort,
    @Nullable String proxyUser,
    @Nullable Secret proxyPassword,
    @Nullable String trustStore,
    @Nullable Secret trustStorePassword,
    @Nullable String trustStoreType) {
  /** All as the JVM says. */
  public static final NetworkSettings OF_THE_JVM =
      new NetworkSettings(null, 8080, null, null, null, null, null);
}
