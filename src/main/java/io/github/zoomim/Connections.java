package io.github.zoomim;

import io.github.zoomim.api.ZoomApiClient;
import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.config.ZoomImSettings;
import io.github.zoomim.config.ZoomImSettings.AccountKey;
import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.jdbc.ConnectionContext;
import io.github.zoomim.jdbc.JdbcConnection;
import io.github.zoomim.scan.ScanOptions;
import io.github.zoomim.scan.SessionPageSource;
import io.github.zoomim.scan.SessionScanner;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.ZoomTables;
import io.github.zoomim.sql.SqlEngine;
import io.github.zoomim.sql.run.ScannedTable;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Creates connections from their configuration. */
final class Connections {
  private Connections() {}

  /** Opens a connection that goes by this process's environment and clock. */
  static Connection open(String url, @Nullable Properties info) {
    return open(url, info, System.getenv(), TimeSource.system());
  }

  /**
   * Opens a connection; sends no request.
   *
   * @throws io.github.zoomim.execution.ZoomImFailure for wrong settings
   */
  static Connection open(
      String url, @Nullable Properties info, Map<String, String> environment, TimeSource time) {
    ZoomImSettings settings = SettingsReader.read(url, info, environment);
    return open(settings, tables(settings), time);
  }

  /** Opens a connection to these tables. */
  static Connection open(ZoomImSettings settings, List<TableSpec> tables, TimeSource time) {
    Parts parts = parts(settings, tables, time);
    parts.account().http().warmUp();
    WarmUp.begin();
    return new JdbcConnection(
        new ConnectionContext(
            new SqlEngine(scanned(settings, parts), Accounts.LOG),
            WarmUp::end,
            time,
            settings.urlWithoutSecrets(),
            settings.isDemo() ? "demo" : settings.credentials().clientId(),
            timeout -> parts.client().isAlive(Execution.within(timeout, time)),
            settings.warnings(),
            parts::close));
  }

  /** The tables that an account has with these settings. */
  static List<TableSpec> tables(ZoomImSettings settings) {
    return switch (settings.api()) {
      case IM -> ZoomTables.WITH_IM;
      case REPORT -> ZoomTables.WITH_REPORT;
    };
  }

  static List<ScannedTable> scanned(ZoomImSettings settings, Parts parts) {
    return parts.clients().stream()
        .map(
            client ->
                new ScannedTable(client.table(), scanner(settings, pages(settings, parts, client))))
        .toList();
  }

  /** The settings that are the defaults. */
  static ZoomImSettings demo() {
    return SettingsReader.read("jdbc:zoomim:demo", null, Map.of());
  }

  /** The tables of no account. */
  static List<ScannedTable> scanned(SessionPageSource source) {
    ZoomImSettings settings = demo();
    return tables(settings).stream()
        .map(table -> new ScannedTable(table, scanner(settings, source)))
        .toList();
  }

  private static SessionScanner scanner(ZoomImSettings settings, SessionPageSource source) {
    return new SessionScanner(
        source,
        new ScanOptions(
            settings.pageSize(),
            settings.historyMonths(),
            settings.accountTimeZone(),
            settings.concurrency(),
            settings.cacheTtl()));
  }

  private static SessionPageSource pages(
      ZoomImSettings settings, Parts parts, ZoomApiClient client) {
    return parts
        .account()
        .cache()
        .over(
            client,
            client.table().path(),
            settings.accountTimeZone(),
            settings.cacheSize(),
            !settings.cacheTtl().isZero());
  }

  /** What reaches the API: a share of the account, and of the demo's server where that is meant. */
  record Parts(DemoServer.@Nullable Lease demo, Accounts.Lease account, List<ZoomApiClient> clients)
      implements AutoCloseable {
    /** Any client: all are of one account. */
    ZoomApiClient client() {
      return clients.get(0);
    }

    @Override
    public void close() {
      account.close();
      if (demo != null) {
        demo.close();
      }
    }
  }

  static Parts parts(ZoomImSettings settings, List<TableSpec> tables, TimeSource time) {
    DemoServer.@Nullable Lease demo = settings.isDemo() ? DemoServer.lease() : null;
    AccountKey key = demo == null ? settings.accountKey() : demo.account(settings.network());
    Accounts.Lease account = Accounts.lease(key, settings, time);
    return new Parts(demo, account, tables.stream().map(account::client).toList());
  }
}
