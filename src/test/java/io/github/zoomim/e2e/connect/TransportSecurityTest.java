package io.github.zoomim.e2e.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.zoomim.config.ZoomImProperty;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import io.github.zoomim.support.Processes;
import io.github.zoomim.support.TlsServer;
import io.github.zoomim.support.TunnelProxy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS is always verified; what to trust and the proxy are the JVM's, or named by properties. */
@Timeout(180)
class TransportSecurityTest {
  private static final String ROW = "SELECT session_id FROM chat_sessions LIMIT 1";

  @TempDir private Path folder;

  private static String url(String base) {
    return "jdbc:zoomim:accessToken=t0ken;maxRetries=0;baseUrl=" + base;
  }

  @Test
  void aCertificateThatNobodySignedIsRefused() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder);
        Connection connection =
            DriverManager.getConnection(url("https://127.0.0.1:" + server.port()));
        Statement statement = connection.createStatement()) {
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () -> {
                try (ResultSet rows = statement.executeQuery(ROW)) {
                  rows.next();
                }
              });

      assertThat(failure.getSQLState()).isEqualTo("08006");
      assertThat((Throwable) failure)
          .hasMessageContaining("the TLS certificate of 127.0.0.1:" + server.port())
          .hasMessageContaining("not trusted")
          .hasMessageContaining("javax.net.ssl.trustStore");
    }
  }

  @Test
  void aCertificateOfTheJvmsTrustStoreIsAccepted() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      String base = "https://127.0.0.1:" + server.port();

      assertThat(Processes.shell(server.trusted(), "-u", url(base), "-e", ROW)).contains("by-tls");
    }
  }

  @Test
  void aCertificateOfTheConnectionsTrustStoreIsAccepted() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder);
        Connection connection =
            DriverManager.getConnection(
                url("https://127.0.0.1:" + server.port() + ";" + server.trust()));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ROW)) {
      assertThat(rows.next()).isTrue();
    }
  }

  /** As Windows-ROOT and KeychainStore: a type of store that needs no file. */
  @Test
  void theSystemsStoreIsReadByItsTypeAlone() throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      Provider system = new SystemStore();
      SystemStore.certificate = server.certificate();
      Security.addProvider(system);
      try (Connection connection =
              DriverManager.getConnection(
                  url("https://127.0.0.1:" + server.port() + ";trustStoreType=Test-ROOT"));
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(ROW)) {
        assertThat(rows.next()).isTrue();
      } finally {
        Security.removeProvider(system.getName());
      }
    }
  }

  /** Offers the type {@code Test-ROOT}, with one certificate. */
  private static final class SystemStore extends Provider {
    private static final long serialVersionUID = 1L;
    private static Certificate certificate;

    SystemStore() {
      super("TestSystem", "1", "for a test");
      put("KeyStore.Test-ROOT", Certificates.class.getName());
    }
  }

  /** Found by its name; loads from nothing only. */
  public static final class Certificates extends KeyStoreSpi {
    /** For the JDK. */
    public Certificates() {}

    @Override
    public void engineLoad(InputStream stream, char[] password) throws IOException {
      if (stream != null || password != null) {
        throw new IOException("there is no file");
      }
    }

    @Override
    public Enumeration<String> engineAliases() {
      return Collections.enumeration(List.of("root"));
    }

    @Override
    public boolean engineContainsAlias(String alias) {
      return alias.equals("root");
    }

    @Override
    public int engineSize() {
      return 1;
    }

    @Override
    public boolean engineIsCertificateEntry(String alias) {
      return engineContainsAlias(alias);
    }

    @Override
    public Certificate engineGetCertificate(String alias) {
      return SystemStore.certificate;
    }

    @Override
    public boolean engineIsKeyEntry(String alias) {
      return false;
    }

    @Override
    public Key engineGetKey(String alias, char[] password) {
      return null;
    }

    @Override
    public Certificate[] engineGetCertificateChain(String alias) {
      return null;
    }

    @Override
    public Date engineGetCreationDate(String alias) {
      return new Date();
    }

    @Override
    public String engineGetCertificateAlias(Certificate certificate) {
      return "root";
    }

    @Override
    public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineSetCertificateEntry(String alias, Certificate certificate) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineDeleteEntry(String alias) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void engineStore(OutputStream stream, char[] password) {
      throw new UnsupportedOperationException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trustStore=/no/such/file.p12",
        "trustStore=STORE;trustStorePassword=wrong",
        "trustStore=STORE",
        "trustStore=STORE;trustStorePassword=changeit;trustStoreType=Windows-ROOT",
        "trustStoreType=PKCS12",
      })
  void aTrustStoreThatTrustsNobodyIsAFaultOfTheUrl(String properties) throws Exception {
    try (TlsServer server = TlsServer.start("ip:127.0.0.1", folder)) {
      String store = server.trust().replaceFirst(";.*", "").replace("trustStore=", "");
      SQLException failure =
          catchThrowableOfType(
              SQLException.class,
              () ->
                  DriverManager.getConnection(
                          "jdbc:zoomim:accessToken=t;" + properties.replace("STORE", store))
                      .close());

      assertThat(failure.getSQLState()).isEqualTo("08001");
      assertThat((Throwable) failure)
          .hasMessageContaining("check trustStore, trustStorePassword and trustStoreType")
          .hasMessageNotContaining("changeit");
    }
  }

  @Test
  void aTrustedCertificateOfAnotherHostIsRefused() throws Exception {
    try (TlsServer server = TlsServer.start("dns:other.example", folder)) {
      String base = "https://127.0.0.1:" + server.port();

      assertThat(Processes.shell(server.trusted(), "-u", url(base), "-e", ROW))
          .contains("08006")
          .contains("TLS")
          .doesNotContain("by-tls");
    }
  }

  /** The host has no address here: only the proxy knows the way. */
  @Test
  void httpsGoesThroughTheProxyOfTheJvm() throws Exception {
    try (TlsServer server = TlsServer.start("dns:gateway.example", folder);
        TunnelProxy proxy = TunnelProxy.to(server.port())) {
      List<String> jvm = new ArrayList<>(server.trusted());
      jvm.add("-Dhttps.proxyHost=127.0.0.1");
      jvm.add("-Dhttps.proxyPort=" + proxy.port());
      jvm.add("-Dzoomim.allowedHosts=gateway.example");

      assertThat(Processes.shell(jvm, "-u", url("https://gateway.example/zoom/v2"), "-e", ROW))
          .contains("by-tls");
      assertThat(proxy.asked())
          .isNotEmpty()
          .allMatch(line -> line.equals("CONNECT gateway.example:443 HTTP/1.1"));
    }
  }

  @Test
  void httpGoesThroughTheProxyOfTheJvm() throws Exception {
    SimulatedSession session = SimulatedSession.group("by-proxy", Instant.now().toString());
    try (Laboratory simulator = Laboratory.start(LaboratoryOptions.of(List.of(session)));
        TunnelProxy proxy = TunnelProxy.to(simulator.apiUrl().getPort())) {
      List<String> jvm =
          List.of(
              "-Dhttp.proxyHost=127.0.0.1",
              "-Dhttp.proxyPort=" + proxy.port(),
              // This machine is left out unless the list says otherwise.
              "-Dhttp.nonProxyHosts=");
      String url =
          "jdbc:zoomim:maxRetries=0;accessToken="
              + simulator.accessToken()
              + ";baseUrl=http://127.0.0.1:9/v2";

      assertThat(Processes.shell(jvm, "-u", url, "-e", ROW)).contains("by-proxy");
      assertThat(proxy.asked())
          .anyMatch(line -> line.startsWith("GET http://127.0.0.1:9/v2/im/chat/sessions?"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl=false",
        "sslmode=disable",
        "useSSL=false",
        "verifyServerCertificate=false",
        "trustServerCertificate=true",
        "sslfactory=org.example.NonValidatingFactory",
        "allowedHosts=evil.example",
        "zoomim.allowedHosts=evil.example",
      })
  void noPropertyOfAUrlTurnsVerificationOff(String property) {
    SQLException failure =
        catchThrowableOfType(
            SQLException.class,
            () -> DriverManager.getConnection(url("https://api.zoom.us/v2;" + property)).close());

    assertThat(failure.getSQLState()).isEqualTo("08001");
    assertThat((Throwable) failure)
        .hasMessageContaining(property.substring(0, property.indexOf('=')));
    assertThat(ZoomImProperty.values())
        .extracting(ZoomImProperty::propertyName)
        .noneMatch(name -> name.matches("(?i).*(ssl|tls|verif|cert|allow).*"));
  }
}
