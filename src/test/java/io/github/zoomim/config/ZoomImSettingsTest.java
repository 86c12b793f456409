package io.github.zoomim.config;

import static io.github.zoomim.config.Connecting.connecting;
import static io.github.zoomim.config.Connecting.connectingWithToken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.config.ZoomImProperty.Api;
import io.github.zoomim.config.ZoomImSettings.AccountKey;
import io.github.zoomim.config.ZoomImSettings.Credentials.AccessToken;
import io.github.zoomim.config.ZoomImSettings.NetworkSettings;
import io.github.zoomim.config.ZoomImSettings.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ZoomImSettingsTest {
  @Test
  void acceptsItsOwnUrlsOnly() {
    assertThat(ZoomImUrl.accepts("jdbc:zoomim:demo")).isTrue();
    assertThat(ZoomImUrl.accepts("jdbc:zoomim:")).isTrue();
    assertThat(ZoomImUrl.accepts("jdbc:zoomim:what=ever")).isTrue();
    assertThat(ZoomImUrl.accepts("jdbc:zoomimx:demo")).isFalse();
    assertThat(ZoomImUrl.accepts("jdbc:h2:mem:")).isFalse();
    assertThat(ZoomImUrl.accepts("")).isFalse();
    assertThat(ZoomImUrl.accepts(null)).isFalse();
  }

  @Test
  void hasTheDocumentedDefaults() {
    ZoomImSettings settings = connecting("jdbc:zoomim:accessToken=abc").settings();

    assertThat(settings)
        .isEqualTo(
            new ZoomImSettings(
                new AccessToken(new Secret("abc")),
                URI.create("https://api.zoom.us/v2"),
                URI.create("https://zoom.us/oauth/token"),
                Api.IM,
                300,
                10.0,
                5,
                Duration.ofSeconds(60),
                Duration.ofSeconds(10),
                6,
                4,
                Duration.ofMinutes(1),
                Math.min(64L << 20, Runtime.getRuntime().maxMemory() / 8),
                null,
                ZoneId.of("UTC"),
                new NetworkSettings(null, 8080, null, null, null, null, null),
                "jdbc:zoomim:",
                List.of()));
    assertThat(settings.isDemo()).isFalse();
  }

  @Test
  void readsEveryProperty() {
    ZoomImSettings settings =
        connectingWithToken(
                "api=report;pageSize=30;requestsPerSecond=0.5;maxRetries=0;requestTimeout=500ms;"
                    + "connectTimeout=2m;historyMonths=12;concurrency=1")
            .with("applicationName", "Month end report")
            .with("baseUrl", "http://127.0.0.1:8080/v2/")
            .with("oauthUrl", "http://localhost:8080/oauth/token")
            .with("accountTimeZone", "-08:00")
            .settings();

    assertThat(settings.api()).isEqualTo(Api.REPORT);
    assertThat(settings.pageSize()).isEqualTo(30);
    assertThat(settings.requestsPerSecond()).isEqualTo(0.5);
    assertThat(settings.maxRetries()).isZero();
    assertThat(settings.requestTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.historyMonths()).isEqualTo(12);
    assertThat(settings.concurrency()).isEqualTo(1);
    assertThat(settings.applicationName()).isEqualTo("Month end report");
    assertThat(settings.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8080/v2"));
    assertThat(settings.oauthUrl()).isEqualTo(URI.create("http://localhost:8080/oauth/token"));
    assertThat(settings.accountTimeZone()).isEqualTo(ZoneOffset.ofHours(-8));
  }

  @Test
  void readsPropertiesOfPropertiesToo() {
    Properties defaults = new Properties();
    defaults.setProperty("accessToken", "abc");
    defaults.setProperty("pageSize", "17");

    ZoomImSettings settings =
        SettingsReader.read("jdbc:zoomim:", new Properties(defaults), Map.of());

    assertThat(settings.pageSize()).isEqualTo(17);
  }

  @Test
  void fetchesTokensWhereTheGovernmentCloudHasThem() {
    assertThat(connectingWithToken("baseUrl=https://api.zoomgov.com/v2").settings().oauthUrl())
        .isEqualTo(URI.create("https://zoomgov.com/oauth/token"));
    assertThat(
            connectingWithToken(
                    "baseUrl=https://api.zoomgov.com/v2;oauthUrl=https://zoom.us/oauth/token")
                .settings()
                .oauthUrl())
        .isEqualTo(URI.create("https://zoom.us/oauth/token"));
  }

  @Test
  void equalServersAndCredentialsShareAnAccountKey() {
    AccountKey key =
        connectingWithToken("baseUrl=https://API.zoom.us:443/v2/").settings().accountKey();

    assertThat(key).isEqualTo(connectingWithToken("pageSize=3").settings().accountKey());
    assertThat(key).hasSameHashCodeAs(connectingWithToken("").settings().accountKey());
    assertThat(key)
        .isNotEqualTo(connecting("jdbc:zoomim:accessToken=other").settings().accountKey());
    assertThat(key)
        .isNotEqualTo(
            connectingWithToken("baseUrl=https://api-eu.zoom.us/v2").settings().accountKey());
  }

  @Test
  void demoNeedsNothingAndIgnoresTheEnvironment() {
    ZoomImSettings settings =
        connecting("jdbc:zoomim:demo;pageSize=10;")
            .with("user", "")
            .with("password", "")
            .inEnvironment("ZOOM_ACCESS_TOKEN", "abc")
            .settings();

    assertThat(settings.isDemo()).isTrue();
    assertThat(settings.pageSize()).isEqualTo(10);
    assertThat(settings.urlWithoutSecrets()).isEqualTo("jdbc:zoomim:demo;pageSize=10");
  }

  @Test
  void demoTakesAnyUserAndPassword() {
    ZoomImSettings settings =
        connecting("jdbc:zoomim:demo")
            .with("user", "sa")
            .with("password", "not checked")
            .settings();
    assertThat(settings.isDemo()).isTrue();
    assertThat(settings.urlWithoutSecrets()).isEqualTo("jdbc:zoomim:demo");
    assertThat(connecting("jdbc:zoomim:demo;user=Jürgen;password=pässwörd").settings().isDemo())
        .isTrue();
  }

  @Test
  void namesOfOthersInThePropertiesAreWarnings() {
    assertThat(
            connectingWithToken("pageSize=10")
                .with("Type", "simple")
                .with("autocommit", false)
                .with(7, "seven")
                .settings()
                .warnings())
        .satisfiesExactly(
            warning -> assertThat(warning).contains("name is a Integer"),
            warning -> assertThat(warning).contains("Unknown property Type; known are accessToken"),
            warning -> assertThat(warning).contains("Unknown property autocommit"));
  }

  @Test
  void aNameThatIsNearlyAPropertyIsAFaultEvenInTheProperties() {
    assertThat(connectingWithToken("").with("pagesize", "10").failure())
        .contains("Unknown property pagesize; did you mean pageSize?");
    assertThat(connectingWithToken("Type=simple").failure()).contains("Unknown property Type");
  }

  @Test
  void demoRefusesCredentialsAndServers() {
    assertThat(
            connecting("jdbc:zoomim:demo;accessToken=s3cret")
                .with("baseUrl", "https://api.zoom.us/v2")
                .failure())
        .contains("jdbc:zoomim:demo", "accessToken and baseUrl")
        .doesNotContain("s3cret");
  }

  @Test
  void readsTheWayToTheServer() {
    ZoomImSettings settings =
        connectingWithToken(
                "proxyHost=proxy.example;proxyPort=3128;proxyUser=bob;proxyPassword=p%3Bw;"
                    + "trustStore=/etc/ca.p12;trustStorePassword=changeit;trustStoreType=JKS")
            .settings();

    assertThat(settings.network())
        .isEqualTo(
            new NetworkSettings(
                "proxy.example",
                3128,
                "bob",
                new Secret("p;w"),
                "/etc/ca.p12",
                new Secret("changeit"),
                "JKS"));
    assertThat(settings.urlWithoutSecrets())
        .isEqualTo(
            "jdbc:zoomim:proxyHost=proxy.example;proxyPort=3128;trustStore=/etc/ca.p12;"
                + "trustStoreType=JKS");
    assertThat(settings.toString()).doesNotContain("p;w", "changeit");
  }

  @Test
  void readsNoHalfOfAWayToTheServer() {
    assertThat(
            connectingWithToken(
                    "proxyPort=1;proxyUser=a:b;trustStorePassword=c;baseUrl=http://127.0.0.1/")
                .failure())
        .contains("proxyPort requires proxyHost")
        .contains("proxyUser requires proxyPassword")
        .contains("proxyUser contains a colon")
        .contains("trustStorePassword requires trustStore");
    assertThat(connectingWithToken("proxyHost=proxy.example;baseUrl=http://127.0.0.1/").failure())
        .contains("baseUrl is an http URL of this machine and cannot go through a proxy");
    assertThat(connectingWithToken("proxyHost=u:p4ss@proxy.example").failure())
        .contains("proxyHost=***")
        .doesNotContain("p4ss");
  }

  @Test
  void urlWithoutSecretsLeavesOutCredentialsAndDefaultsAndCanBeReadAgain() {
    String url =
        connecting("jdbc:zoomim:clientId=me;clientSecret=s3cret;accountId=acc;pageSize=300")
            .with("applicationName", "50%; a, b & \"c\" = d?")
            .with("maxRetries", "7")
            .settings()
            .urlWithoutSecrets();

    assertThat(url)
        .isEqualTo(
            "jdbc:zoomim:maxRetries=7;applicationName=50%25%3B%20a%2C%20b%20%26%20\"c\"%20=%20d%3F");
    assertThat(connecting(url).with("accessToken", "x").settings().applicationName())
        .isEqualTo("50%; a, b & \"c\" = d?");
  }

  @Test
  void neverShowsASecretAsText() {
    assertThat(connecting("jdbc:zoomim:accessToken=s3cret").settings().toString())
        .contains("***")
        .doesNotContain("s3cret");
    assertThat(
            connecting("jdbc:zoomim:refreshToken=s3cret1;clientId=me;clientSecret=s3cret2")
                .settings()
                .toString())
        .contains("clientId=me")
        .doesNotContain("s3cret");
  }
}
