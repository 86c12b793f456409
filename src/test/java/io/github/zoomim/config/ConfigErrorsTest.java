package io.github.zoomim.config;

import static io.github.zoomim.config.Connecting.connecting;
import static io.github.zoomim.config.Connecting.connectingWithToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          pageSize=0                  | pageSize=0 is not allowed; expected a whole number from 1 to 300
          pageSize=301                | pageSize=301 is not allowed
          pageSize=                   | pageSize is empty
          pageSize=1e2                | pageSize=1e2
          pageSize=٣                  | pageSize=٣
          pageSize=99999999999        | pageSize=99999999999
          requestsPerSecond=-1        | requestsPerSecond=-1 is not allowed; expected a number from 0.01 to 1000, or 0
          requestsPerSecond=0.001     | requestsPerSecond=0.001
          requestsPerSecond=NaN       | requestsPerSecond=NaN
          requestsPerSecond=1001      | requestsPerSecond=1001
          maxRetries=21               | maxRetries=21
          requestTimeout=0            | requestTimeout=0
          requestTimeout=61m          | requestTimeout=61m
          connectTimeout=-5s          | connectTimeout=-5s
          historyMonths=121           | historyMonths=121
          concurrency=65              | concurrency=65
          api=chat                    | api=chat is not allowed; expected im or report
          api=IM                      | api=IM
          applicationName=Büro        | applicationName=Büro
          applicationName=a%0Ab       | applicationName=a?b
          accountTimeZone=Mars/Base   | accountTimeZone=Mars/Base
          baseUrl=api.zoom.us         | baseUrl=api.zoom.us is not allowed
          baseUrl=ftp://api.zoom.us   | baseUrl=ftp://api.zoom.us
          baseUrl=https://x@zoom.us   | baseUrl=*** is not allowed; expected an https URL
          baseUrl=https://zoom.us?a=b | baseUrl=*** is not allowed
          baseUrl=https://zoom.us#v2  | baseUrl=https://zoom.us#v2
          baseUrl=https://zoom.us:99999 | baseUrl=https://zoom.us:99999
          baseUrl=http://api.zoom.us  | baseUrl=http://api.zoom.us is not allowed: tokens are sent to api.zoom.us over https only
          baseUrl=https://example.com | -Dzoomim.allowedHosts=example.com
          oauthUrl=https://example.com | oauthUrl=https://example.com is not allowed
          pagesize=3                  | Unknown property pagesize; did you mean pageSize?
          =x                          | of the URL has no property name before its =
          acessToken=s3cret           | Unknown property acessToken; did you mean accessToken?
          timeout=3                   | Unknown property timeout; known are accessToken, accountId
          pageSize=3;pageSize=3       | pageSize is set twice in the URL; set it once
          demo                        | part 2 of the URL is not of the form key=value; the demo is jdbc:zoomim:demo
          pageSize=%                  | pageSize=% is not percent-encoded UTF-8
          pageSize=%zz                | pageSize=%zz is not
          pageSize=%ff                | pageSize=%ff is not
          clientSecret=100%           | clientSecret=*** is not percent-encoded UTF-8; in the URL write % as %25
          pageSize=3&accessToken=s3cret | pageSize: properties in the URL are separated by semicolons only
          pageSize=3,accessToken:s3cret | pageSize=*** is not allowed
          """)
  void saysWhatIsWrongAndWhatIsAllowed(String part, String fault) {
    assertThat(connectingWithToken(part).failure())
        .startsWith("Cannot connect")
        .contains(fault)
        .doesNotContain("s3cret", "t0ken");
  }

  @Test
  void listsAllFaultsInOneMessage() {
    String message =
        connecting("jdbc:zoomim:pageSize=1000;pagesize=5;nonsense;baseUrl=http://evil.example")
            .with("api", "chat")
            .with("pageSize", "1000")
            .with("maxRetries", 3)
            .with(7, "seven")
            .with("unheardOf", "x")
            .failure();

    assertThat(message.lines())
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).isEqualTo("Cannot connect; 10 errors:"),
            line -> assertThat(line).startsWith("- pageSize=1000 is not allowed"),
            line ->
                assertThat(line).startsWith("- Unknown property pagesize; did you mean pageSize"),
            line -> assertThat(line).startsWith("- part 3 of the URL is not of the form key=value"),
            line -> assertThat(line).startsWith("- baseUrl=http://evil.example is not allowed"),
            line -> assertThat(line).startsWith("- api=chat is not allowed"),
            line ->
                assertThat(line).startsWith("- pageSize is set in the URL and in the properties"),
            line ->
                assertThat(line)
                    .startsWith("- maxRetries is a Integer; property values must be Strings"),
            line -> assertThat(line).startsWith("- a property's name is a Integer, not a String"),
            line -> assertThat(line).startsWith("- Unknown property unheardOf"),
            line -> assertThat(line).startsWith("- credentials are missing"));
  }

  @Test
  void keepsTheMessageShortHoweverMuchIsWrong() {
    StringBuilder url = new StringBuilder("jdbc:zoomim:x=").append("y".repeat(100_000));
    IntStream.range(0, 10_000).forEach(i -> url.append(";pageSize=").append("9".repeat(200)));
    IntStream.range(0, 100).forEach(i -> url.append(";").append("z".repeat(10_000)).append("=1"));

    assertThat(connecting(url.toString()).failure()).hasSizeLessThan(10_000).contains(" more");
  }

  @Test
  void doesNotShowTheRestOfASecretThatASemicolonCut() {
    assertThat(connecting("jdbc:zoomim:accessToken=abc;d3f==").failure())
        .contains("part 2 of the URL", "%3B")
        .doesNotContain("abc", "d3f");
    assertThat(connecting("jdbc:zoomim:accessToken=abc;d3f").failure())
        .contains("part 2 of the URL", "%3B")
        .doesNotContain("abc", "d3f");
  }

  @Test
  void showsAnUnknownNameThatNoSecretCanBeTheReasonOf() {
    assertThat(connecting("jdbc:zoomim:http2=true").failure()).contains("Unknown property http2");
    assertThat(connectingWithToken("keepAlive=true").failure())
        .contains("Unknown property keepAlive");
  }

  @Test
  void doesNotShowASecretThatStandsInTheWrongPlace() {
    assertThat(connecting("jdbc:zoomim:s3cret").failure()).doesNotContain("s3cret");
    assertThat(connecting("jdbc:zoomim:pageSize=my-token-s3cret").failure())
        .doesNotContain("s3cret");
    assertThat(connecting("jdbc:zoomim:").with("accessToken", "s3cret with space").failure())
        .contains("accessToken=*** is not allowed", "visible ASCII")
        .doesNotContain("s3cret");
  }

  @Test
  void anyInputEitherConnectsOrEndsInOneFailureWithoutItsSecret() {
    Random random = new Random(20261123);
    String[] pieces = {
      "accessToken=s3cret",
      "clientSecret=s3cret",
      "refreshToken=s3cret",
      "password=s3cret",
      "accountId=a;",
      "clientId=c;",
      "user=u;",
      "demo",
      "pageSize=",
      "baseUrl=",
      "https://",
      "127.0.0.1",
      "zoom.us",
      ";",
      ";",
      "=",
      "%",
      "%3B",
      "&",
      "ü",
      "\ud800",
      "\n",
      "\0",
      "1",
      " ",
      "[::1]",
      ":",
      "/",
      "api=im"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder url = new StringBuilder("jdbc:zoomim:");
      int length = random.nextInt(12);
      for (int j = 0; j < length; j++) {
        url.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(outcome(url.toString())).as(url.toString()).doesNotContain("s3cret");
    }
  }

  private static String outcome(String url) {
    Connecting connecting = connecting(url);
    try {
      return connecting.settings().toString();
    } catch (io.github.zoomim.execution.ZoomImFailure e) {
      return connecting.failure();
    }
  }
}
