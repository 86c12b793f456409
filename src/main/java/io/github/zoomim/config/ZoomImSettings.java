package io.github.zoomim.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a connection goes by, validated and typed. Its {@link #toString} holds no secret.
 *
 * @param credentials how it authenticates
 * @param baseUrl where the API is, without a slash at the end; of no meaning for the demo
 * @param oauthUrl where tokens are fetched; of no meaning for the demo
 * @param api the endpoint
 * @param pageSize sessions per page, 1 to 300
 * @param requestsPerSecond the pace; infinity for none
 * @param maxRetries how often one request is repeated, 0 or more
 * @param requestTimeout for one request with its answer, above 0
 * @param connectTimeout for connecting, above 0
 * @param historyMonths how many months back the API serves, at least 1
 * @param concurrency the most requests in flight for one statement, at least 1
 * @param cacheTtl how old rows from memory may be; ZERO for none from memory
 * @param cacheSize bytes of the heap for rows from memory
 * @param applicationName printable ASCII for the User-Agent; null for none
 * @param accountTimeZone the zone whose days the API's dates are
 * @param network the way to the server
 * @param urlWithoutSecrets a URL of this driver with every setting that is not the default, but
 *     without credentials
 * @param warnings what was given but has no effect, for the user
 */
public record ZoomImSettings(
    Credentials credentials,
    URI baseUrl,
    URI oauthUrl,
    ZoomImProperty.Api api,
    int pageSize,
    double requestsPerSecond,
    int maxRetries,
    Duration requestTimeout,
    Duration connectTimeout,
    int historyMonths,
    int concurrency,
    Duration cacheTtl,
    long cacheSize,
    @Nullable String applicationName,
    ZoneId accountTimeZone,
    NetworkSettings network,
    String urlWithoutSecrets,
    List<String> warnings) {

  /** Whether the connection goes to the embedded simulator. */
  public boolean isDemo() {
    return credentials instanceof Credentials.Demo;
  }

  /** What connections that share an API client have in common. */
  public AccountKey accountKey() {
    return new AccountKey(baseUrl, oauthUrl, credentials, network);
  }

  /** How a connection proves who it is: one of Zoom's three ways, or none for the demo. */
  public sealed interface Credentials {
    /** Who is connected, where that is no secret: the app. */
    default @Nullable String clientId() {
      return null;
    }

    /** An access token that someone else fetched; it ends about an hour after it was issued. */
    record AccessToken(Secret token) implements Credentials {}

    /** A server-to-server OAuth app: the driver fetches its tokens itself. */
    record ServerToServer(String accountId, String clientId, Secret clientSecret)
        implements Credentials {}

    /** A user OAuth app: each use of the refresh token gives the next one. */
    record RefreshToken(String clientId, Secret clientSecret, Secret refreshToken)
        implements Credentials {}

    /** The embedded simulator of {@code jdbc:zoomim:demo}. */
    record Demo() implements Credentials {}
  }

  /**
   * A text that must not be seen: its {@link #toString} is a mask, so that it can stand in records,
   * messages and logs without harm.
   *
   * @param reveal the text itself; call it only where it is sent
   */
  public record Secret(String reveal) {
    /** What is shown in place of any secret. */
    public static final String MASK = "***";

    /** The mask, whatever the secret. */
    @Override
    public String toString() {
      return MASK;
    }
  }

  /**
   * The way to the server, as far as the JVM's own properties don't say it.
   *
   * @param proxyHost the proxy; null for what the JVM says
   * @param proxyPort the proxy's port; of no meaning without a host
   * @param proxyUser the user name for the proxy; null for none
   * @param proxyPassword null without a user
   * @param trustStore the file of the trusted certificate authorities; null for none
   * @param trustStorePassword null for none
   * @param trustStoreType null for the file's own; with neither file nor type the JVM's store
   *     counts
   */
  public record NetworkSettings(
      @Nullable String proxyHost,
      int proxyPort,
      @Nullable String proxyUser,
      @Nullable Secret proxyPassword,
      @Nullable String trustStore,
      @Nullable Secret trustStorePassword,
      @Nullable String trustStoreType) {}

  /**
   * What makes two connections share one API client, and with it one token and one pace.
   *
   * @param baseUrl where the API is
   * @param oauthUrl where its tokens come from
   * @param network how both are reached: a connection with the right proxy must not wait for the
   *     tokens of one with a wrong one
   */
  public record AccountKey(
      URI baseUrl, URI oauthUrl, Credentials credentials, NetworkSettings network) {}
}
