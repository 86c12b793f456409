package io.github.zoomim;

import io.github.zoomim.api.Liveness;
import io.github.zoomim.api.Pace;
import io.github.zoomim.api.RequestLimits;
import io.github.zoomim.api.ZoomApiClient;
import io.github.zoomim.auth.FixedToken;
import io.github.zoomim.auth.OAuthGrant;
import io.github.zoomim.auth.RenewedToken;
import io.github.zoomim.auth.TokenSource;
import io.github.zoomim.cache.SessionCache;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.config.ZoomImSettings.AccountKey;
import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.http.HttpSender;
import io.github.zoomim.http.RetryPolicy;
import io.github.zoomim.spec.TableSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The accounts that this process is connected to. Connections to the same one share its access
 * token and its pace, for Zoom counts requests by account; and an HTTP client where their timeouts
 * are the same.
 *
 * <p>An account outlives its last connection for a while: whoever opens a connection for each query
 * must not fetch a token for each, nor escape the pace. One with a refresh token is never
 * forgotten, for only the newest refresh token works and it is kept nowhere else.
 */
final class Accounts {
  /** How many accounts without a connection are remembered. */
  private static final int MAX_IDLE = 16;

  /** What this process has asked of the API, whatever the account. */
  static final RequestLog LOG = new RequestLog();

  private static final Map<Key, Account> ACCOUNTS = new HashMap<>();

  /** Accounts without a connection that may be forgotten, the longest idle first. */
  private static final Set<Key> IDLE = new LinkedHashSet<>();

  private Accounts() {}

  /** A wait that passes on one clock would last for ever on another. */
  record Key(AccountKey account, TimeSource time) {}

  /** What the connections to one account share. */
  static final class Account {
    private final Map<HttpSettings, HttpSender> senders = new HashMap<>();
    final Pace pace;
    private final List<Double> paces = new ArrayList<>();
    private final Liveness liveness = new Liveness();
    private final RequestLimits limits = new RequestLimits();
    private final SessionCache cache;
    private final TokenSource tokens;

    Account(AccountKey key, ZoomImSettings settings, TimeSource time) {
      this.pace = new Pace(settings.requestsPerSecond(), time);
      this.cache = new SessionCache(time);
      this.tokens = tokens(key, settings.maxRetries(), sender(settings), time);
    }

    /** The slowest connection sets the pace of all, for Zoom counts them together. */
    void add(double requestsPerSecond) {
      paces.add(requestsPerSecond);
      pace.changeTo(Collections.min(paces));
    }

    /** Whether other connections are still open. */
    boolean remove(double requestsPerSecond) {
      paces.remove((Double) requestsPerSecond);
      if (!paces.isEmpty()) {
        pace.changeTo(Collections.min(paces));
      }
      return !paces.isEmpty();
    }

    HttpSender sender(ZoomImSettings settings) {
      return senders.computeIfAbsent(HttpSettings.of(settings), HttpSettings::sender);
    }
  }

  /** A connection's share of its account. */
  record Lease(Key key, Account account, HttpSender http, ZoomImSettings settings)
      implements AutoCloseable {
    TokenSource tokens() {
      return account.tokens;
    }

    SessionCache cache() {
      return account.cache;
    }

    /** A client for one of the account's tables. */
    ZoomApiClient client(TableSpec table) {
      return new ZoomApiClient(
          http,
          key.account.baseUrl(),
          table,
          account.tokens,
          account.pace,
          account.liveness,
          account.limits,
          RetryPolicy.standard(settings.maxRetries()),
          LOG);
    }

    @Override
    public void close() {
      release(key, account, settings);
    }
  }

  /**
   * A share of the account.
   *
   * @param accountKey the one that the settings name, or the demo's, which doesn't outlive its
   *     server
   */
  static Lease lease(AccountKey accountKey, ZoomImSettings settings, TimeSource time) {
    Key key = new Key(accountKey, time);
    synchronized (ACCOUNTS) {
      Account account =
          ACCOUNTS.computeIfAbsent(key, absent -> new Account(accountKey, settings, time));
      account.add(settings.requestsPerSecond());
      IDLE.remove(key);
      return new Lease(key, account, account.sender(settings), settings);
    }
  }

  private static void release(Key key, Account account, ZoomImSettings settings) {
    synchronized (ACCOUNTS) {
      if (account.remove(settings.requestsPerSecond())
          || key.account.credentials() instanceof Credentials.RefreshToken) {
        return;
      }
      if (settings.isDemo()) {
        ACCOUNTS.remove(key);
      } else {
        IDLE.add(key);
      }
      if (IDLE.size() > MAX_IDLE) {
        Key longest = IDLE.iterator().next();
        IDLE.remove(longest);
        ACCOUNTS.remove(longest);
      }
    }
  }

  /** Ends the threads of accounts without a connection, which would keep the driver's classes. */
  static void rest() {
    synchronized (ACCOUNTS) {
      ACCOUNTS.values().stream()
          .filter(account -> account.paces.isEmpty())
          .flatMap(account -> account.senders.values().stream())
          .forEach(HttpSender::rest);
    }
  }

  private static TokenSource tokens(
      AccountKey key, int maxRetries, HttpSender http, TimeSource time) {
    if (key.credentials() instanceof Credentials.AccessToken given) {
      return new FixedToken(given.token().reveal());
    }
    return new RenewedToken(
        http, key.oauthUrl(), grant(key.credentials()), RetryPolicy.standard(maxRetries), time);
  }

  private static OAuthGrant grant(Credentials credentials) {
    if (credentials instanceof Credentials.ServerToServer app) {
      return OAuthGrant.serverToServer(
          app.accountId(), app.clientId(), app.clientSecret().reveal());
    }
    if (credentials instanceof Credentials.RefreshToken app) {
      return OAuthGrant.refreshToken(
          app.refreshToken().reveal(), app.clientId(), app.clientSecret().reveal());
    }
    throw new IllegalArgumentException("the demo was not started");
  }
}
