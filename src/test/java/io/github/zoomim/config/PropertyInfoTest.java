package io.github.zoomim.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverPropertyInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyInfoTest {
  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "jdbc:other:x", "jdbc:zoomim:", "jdbc:zoomim:%;=;a=b;pageSize=%"})
  void describesEveryPropertyWhateverTheUrl(@Nullable String url) {
    List<DriverPropertyInfo> infos = SettingsReader.propertyInfo(url, null);

    assertThat(infos)
        .extracting(info -> info.name)
        .containsExactly(
            Arrays.stream(ZoomImProperty.values())
                .map(ZoomImProperty::propertyName)
                .toArray(String[]::new));
    assertThat(infos)
        .allSatisfy(
            info -> assertThat(info.description).hasSizeGreaterThan(20).doesNotContain("`"));
  }

  @Test
  void showsWhatIsGivenAndElseTheDefault() {
    Properties info = new Properties();
    info.setProperty("maxRetries", "nonsense");

    assertThat(find("jdbc:zoomim:pageSize=7", info, "pageSize").value).isEqualTo("7");
    assertThat(find("jdbc:zoomim:pageSize=7", info, "maxRetries").value).isEqualTo("nonsense");
    assertThat(find("jdbc:zoomim:", info, "baseUrl").value).isEqualTo("https://api.zoom.us/v2");
    assertThat(find("jdbc:zoomim:", info, "applicationName").value).isNull();
  }

  @Test
  void showsNoSecret() {
    Properties info = new Properties();
    info.setProperty("password", "s3cret");
    info.setProperty("clientSecret", "s3cret");

    assertThat(
            SettingsReader.propertyInfo("jdbc:zoomim:accessToken=s3cret;refreshToken=s3cret", info))
        .allSatisfy(
            property -> assertThat(property.value + property.description).doesNotContain("s3cret"));
  }

  @Test
  void offersTheChoices() {
    assertThat(find("jdbc:zoomim:", null, "api").choices).containsExactly("im", "report");
    assertThat(find("jdbc:zoomim:", null, "pageSize").choices).isNull();
  }

  @Test
  void requiresWhatTheBegunWayToAuthenticateNeeds() {
    assertThat(required("jdbc:zoomim:demo")).isEmpty();
    assertThat(required("jdbc:zoomim:")).containsExactly("accessToken");
    assertThat(required("jdbc:zoomim:accountId=a"))
        .containsExactly("accountId", "clientId", "clientSecret");
    assertThat(required("jdbc:zoomim:accountId=a;user=b;password=c")).containsExactly("accountId");
    assertThat(required("jdbc:zoomim:refreshToken=a"))
        .containsExactly("clientId", "clientSecret", "refreshToken");
  }

  private static List<String> required(String url) {
    return SettingsReader.propertyInfo(url, null).stream()
        .filter(info -> info.required)
        .map(info -> info.name)
        .toList();
  }

  private static DriverPropertyInfo find(String url, @Nullable Properties info, String name) {
    return SettingsReader.propertyInfo(url, info).stream()
        .filter(property -> property.name.equals(name))
        .findFirst()
        .orElseThrow();
  }
}
