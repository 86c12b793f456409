package io.github.zoomim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private final @Nullable String before = System.getProperty(AllowedHosts.PROPERTY);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(AllowedHosts.PROPERTY);
    } else {
      System.setProperty(AllowedHosts.PROPERTY, before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.zoom.us/v2",
        "https://zoom.us/oauth/token",
        "https://api-eu.zoom.us:8443",
        "https://API.ZOOM.US/v2",
        "https://api.zoomgov.com/v2",
        "https://zoomgov.com",
        "http://localhost:8080/v2",
        "https://localhost/v2",
        "http://127.0.0.1:8080/v2",
        "http://127.255.0.9",
        "http://[::1]:8080/v2",
        "http://[0:0:0:0:0:0:0:1]",
      })
  void letsTokensGoToZoomAndToThisMachine(String url) {
    assertThat(AllowedHosts.refusal(URI.create(url))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com",
        "https://evilzoom.us",
        "https://zoom.us.example.com",
        "https://api.zoom.us.",
        "https://zoom.example",
        "http://127.0.0.1.example.com",
        "http://127.1",
        "http://127.0.0.256",
        "http://localhost.example.com",
        "http://10.0.0.1",
        "http://0.0.0.0",
        "http://[2001:db8::1]",
        "https://169.254.169.254",
        "file:///etc/passwd",
      })
  void refusesEveryOtherHost(String url) {
    assertThat(AllowedHosts.refusal(URI.create(url))).contains("and this machine;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://api.zoom.us/v2", "http://zoomgov.com", "ftp://zoom.us"})
  void refusesZoomWithoutTls(String url) {
    assertThat(AllowedHosts.refusal(URI.create(url))).contains("over https only");
  }

  @Test
  void aListedHostIsAllowedByHttpsOnly() {
    System.setProperty(AllowedHosts.PROPERTY, " Gateway.Example.com ,, other.example");

    assertThat(AllowedHosts.refusal(URI.create("https://gateway.example.com:8443/zoom"))).isNull();
    assertThat(AllowedHosts.refusal(URI.create("https://OTHER.example"))).isNull();
    assertThat(AllowedHosts.refusal(URI.create("http://other.example"))).contains("https only");
    assertThat(AllowedHosts.refusal(URI.create("https://sub.other.example")))
        .contains("-Dzoomim.allowedHosts=sub.other.example");
  }

  @Test
  void theUrlConnectsToAListedHost() {
    System.setProperty(AllowedHosts.PROPERTY, "gateway.example.com");
    Connecting connecting =
        Connecting.connectingWithToken("baseUrl=https://gateway.example.com/v2");

    assertThat(connecting.settings().baseUrl())
        .isEqualTo(URI.create("https://gateway.example.com/v2"));
  }
}
