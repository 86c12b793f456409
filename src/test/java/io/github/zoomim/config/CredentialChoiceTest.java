package io.github.zoomim.config;

import static io.github.zoomim.config.Connecting.connecting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.config.ZoomImSettings.Credentials;
import io.github.zoomim.config.ZoomImSettings.Credentials.AccessToken;
import io.github.zoomim.config.ZoomImSettings.Credentials.RefreshToken;
import io.github.zoomim.config.ZoomImSettings.Credentials.ServerToServer;
import io.github.zoomim.config.ZoomImSettings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialChoiceTest {
  private static final Credentials TOKEN = new AccessToken(new Secret("tok"));
  private static final Credentials APP = new ServerToServer("acc", "cid", new Secret("sec"));
  private static final Credentials REFRESHING =
      new RefreshToken("cid", new Secret("sec"), new Secret("ref"));

  @Test
  void takesEachOfTheThreeWays() {
    assertThat(connecting("jdbc:zoomim:accessToken=tok").credentials()).isEqualTo(TOKEN);
    assertThat(connecting("jdbc:zoomim:accountId=acc;clientId=cid;clientSecret=sec").credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:refreshToken=ref;clientId=cid;clientSecret=sec").credentials())
        .isEqualTo(REFRESHING);
  }

  @Test
  void takesTheFieldsOfAGui() {
    assertThat(connecting("jdbc:zoomim:").with("user", "").with("password", "tok").credentials())
        .isEqualTo(TOKEN);
    assertThat(
            connecting("jdbc:zoomim:accountId=acc")
                .with("user", "cid")
                .with("password", "sec")
                .credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:refreshToken=ref;clientSecret=sec")
                .with("user", "cid")
                .credentials())
        .isEqualTo(REFRESHING);
  }

  @Test
  void takesSecretsThatHoldWhatTheUrlMeansSomethingBy() {
    assertThat(connecting("jdbc:zoomim:accessToken=a=%3Bb%25c==").credentials())
        .isEqualTo(new AccessToken(new Secret("a=;b%c==")));
    assertThat(connecting("jdbc:zoomim:").with("accessToken", "a;b%3Bc=").credentials())
        .isEqualTo(new AccessToken(new Secret("a;b%3Bc=")));
  }

  @Test
  void dropsWhiteSpaceAroundAPastedToken() {
    assertThat(connecting("jdbc:zoomim:").with("accessToken", " tok\r\n").credentials())
        .isEqualTo(TOKEN);
  }

  @Test
  void anEqualLoginInUrlAndPropertiesIsOne() {
    assertThat(
            connecting("jdbc:zoomim:accountId=acc;user=cid;password=sec")
                .with("user", "cid")
                .with("password", "sec")
                .credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:accountId=acc;user=cid;password=sec")
                .with("user", "other")
                .failure())
        .contains("user is set in the URL and in the properties");
  }

  @Test
  void theEnvironmentFillsWhatIsMissing() {
    assertThat(connecting("jdbc:zoomim:").inEnvironment("ZOOM_ACCESS_TOKEN", "tok").credentials())
        .isEqualTo(TOKEN);
    assertThat(
            connecting("jdbc:zoomim:")
                .inEnvironment("ZOOM_ACCOUNT_ID", "acc")
                .inEnvironment("ZOOM_CLIENT_ID", "cid")
                .inEnvironment("ZOOM_CLIENT_SECRET", "sec")
                .inEnvironment("ZOOM_ACCESS_TOKEN", "")
                .credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:accountId=acc;clientId=cid")
                .inEnvironment("ZOOM_CLIENT_ID", "another")
                .inEnvironment("ZOOM_CLIENT_SECRET", "sec\n")
                .credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:refreshToken=ref")
                .inEnvironment("ZOOM_CLIENT_ID", "cid")
                .inEnvironment("ZOOM_CLIENT_SECRET", "sec")
                .credentials())
        .isEqualTo(REFRESHING);
  }

  @Test
  void whatIsNamedBeatsAnotherWayInTheEnvironment() {
    assertThat(
            connecting("jdbc:zoomim:accountId=acc;clientId=cid;clientSecret=sec")
                .inEnvironment("ZOOM_ACCESS_TOKEN", "stale")
                .credentials())
        .isEqualTo(APP);
    assertThat(
            connecting("jdbc:zoomim:accessToken=tok")
                .inEnvironment("ZOOM_CLIENT_SECRET", "other")
                .credentials())
        .isEqualTo(TOKEN);
  }

  @Test
  void aPartOfAnAppInTheEnvironmentDoesNotHideItsToken() {
    assertThat(
            connecting("jdbc:zoomim:")
                .inEnvironment("ZOOM_ACCESS_TOKEN", "tok")
                .inEnvironment("ZOOM_ACCOUNT_ID", "acc")
                .credentials())
        .isEqualTo(TOKEN);
  }

  @Test
  void twoWholeWaysInTheEnvironmentAreAFault() {
    assertThat(
            connecting("jdbc:zoomim:")
                .inEnvironment("ZOOM_ACCESS_TOKEN", "s3cret1")
                .inEnvironment("ZOOM_ACCOUNT_ID", "acc")
                .inEnvironment("ZOOM_CLIENT_ID", "cid")
                .inEnvironment("ZOOM_CLIENT_SECRET", "s3cret2")
                .failure())
        .contains("both ZOOM_ACCESS_TOKEN and a server-to-server app", "(1) accessToken")
        .doesNotContain("s3cret");
  }

  @Test
  void aBadValueInTheEnvironmentIsNamedByItsVariable() {
    assertThat(
            connecting("jdbc:zoomim:").inEnvironment("ZOOM_ACCESS_TOKEN", "two s3crets").failure())
        .contains("ZOOM_ACCESS_TOKEN=*** is not allowed")
        .doesNotContain("s3cret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "accessToken=a;clientSecret=b",
        "accessToken=a;accountId=b;clientId=c;clientSecret=d",
        "accessToken=a;refreshToken=b",
        "accountId=a;refreshToken=b;clientId=c;clientSecret=d",
        "password=a;clientId=b",
      })
  void contradictingWaysAreAFault(String parts) {
    assertThat(connecting("jdbc:zoomim:" + parts).failure())
        .contains(" contradict each other; set one of: (1) accessToken, (2) accountId,", "(3)");
  }

  @Test
  void aHalfWayIsAFaultThatNamesTheOtherHalf() {
    assertThat(connecting("jdbc:zoomim:clientId=c").failure())
        .contains("accountId and clientSecret are missing (clientId given); set one of");
    assertThat(connecting("jdbc:zoomim:refreshToken=r;user=c").failure())
        .contains("clientSecret is missing (clientId and refreshToken given)");
    assertThat(connecting("jdbc:zoomim:").failure())
        .contains("credentials are missing", "(1) accessToken", "ZOOM_ACCESS_TOKEN");
  }

  @Test
  void aLoginFieldThatDiffersFromItsOtherNameIsAFault() {
    assertThat(connecting("jdbc:zoomim:accountId=a;clientId=b;user=c;password=d").failure())
        .contains("user and clientId mean the same here, but their values differ");
  }
}
