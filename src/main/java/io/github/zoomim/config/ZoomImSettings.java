package io.github.zoomim.config;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a connection goes by, validated and typed. Its {@link #toString} holds no secret.
 *
 * @param credentials how it authenticates
 * @param baseUrl where the API is, without a slash at the end; of no meaning for the demo
 * @param oauthUrl where tokens are fetched; of no meaning for the demo
 * @param api the endpoint
 * @param pageSize sessions per page, 1 to 300
 * @param requestsPerSecond the pace; 0 for none
 * @param maxRetries how often one request is repeated at the most, 0 or more
 * @param requestTimeout for one request with its answer, above 0
 * @param connectTimeout for connecting, above 0
 * @param historyMonths how many months back the API serves, at least 1
 * @param concurrency requests in flight for one statement at the most, at least 1
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
    Api api,
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

  /** Whether a URL is this driver's; null is nobody's. */
  public static boolean accepts(@Nullable String url) {
    return ZoomImUrl.accepts(url);
  }

  /**
   * Reads and validates everything that a connection is told; sends nothing.
   *
   * @param url a URL that this driver {@linkplain #accepts accepts}
   * @param info further properties; null for none
   * @param environment the process's environment variables
   * @param allowedHosts where tokens may be sent
   * @throws io.github.zoomim.execution.ZoomImFailure of kind CONFIGURATION that lists every fault
   */
  public static ZoomImSettings of(
      String url,
      @Nullable Properties info,
      Map<String, String> environment,
      AllowedHosts allowedHosts) {
    return SettingsReader.read(url, info, environment, allowedHosts);
  }

  /** Whether the connection goes to the embedded simulator. */
  public boolean isDemo() {
    return credentials instanceof Credentials.Demo;
  }

  /** What connections that share an API client have in common. */
  public AccountKey accountKey() {
    return new AccountKey(baseUrl, oauthUrl, credentials, network);
  }

  /** The same settings for the demo's server; {@link #urlWithoutSecrets} stays. */
  public ZoomImSettings directedTo(URI newBaseUrl, URI newOauthUrl, Credentials newCredentials) {
    return new ZoomImSettings(
        newCredentials,
        newBaseUrl,
        newOauthUrl,
        api,
        pageSize,
        requestsPerSecond,
        maxRetries,
        requestTimeout,
        connectTimeout,
        historyMonths,
        concurrency,
        cacheTtl,
        cacheSize,
        applicationName,
        accountTimeZone,
        NetworkSettings.OF_THE_JVM,
        urlWithoutSecrets,
        warnings);
  }
}
