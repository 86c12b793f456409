package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.zoomim.ClockedConnections;
import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.shell.ShellTarget;
import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedAccount;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Marked secrets in every input, every failure provoked, and no mark in anything that came out. */
class SecretsTest {
  private static final String TOKEN = "MARKtoken/a+b=c~1.x/theKRAM";
  private static final String SECRET = "MARKsecret/+&=;%41/theKRAM";
  private static final String REFRESH = "MARKrefresh/+=&;%41/theKRAM";
  private static final String CLIENT = "client";
  private static final String BASIC =
      Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final List<SimulatedSession> SESSIONS =
      RandomSchedules.sessions(new Random(5), NOW, 12);

  private static Laboratory trap;

  /** Where the secrets come from. */
  private enum Input {
    TOKEN_IN_URL,
    TOKEN_IN_PASSWORD,
    TOKEN_IN_ENVIRONMENT,
    SECRET_IN_URL,
    SECRET_IN_ENVIRONMENT,
    REFRESH_TOKEN_IN_PROPERTIES;

    boolean fetches() {
      return this == SECRET_IN_URL
          || this == SECRET_IN_ENVIRONMENT
          || this == REFRESH_TOKEN_IN_PROPERTIES;
    }
  }

  private record Login(String url, Properties info, Map<String, String> environment) {}

  @BeforeAll
  static void setTrap() throws IOException {
    trap = Laboratory.start(LaboratoryOptions.of(List.of()));
  }

  @AfterAll
  static void closeTrap() {
    trap.close();
  }

  @ParameterizedTest
  @EnumSource
  void noSecretComesOutWhateverFails(Input input) throws Exception {
    boolean first = input == Input.TOKEN_IN_URL || input == Input.SECRET_IN_URL;
    List<NamedFault> api = new ArrayList<>(echoes(List.of(TOKEN)));
    List<NamedFault> token = new ArrayList<>();
    if (first) {
      api.addAll(Catalogue.API);
    }
    if (input.fetches()) {
      token.addAll(
          echoes(
              input == Input.REFRESH_TOKEN_IN_PROPERTIES
                  ? List.of(REFRESH)
                  : List.of(BASIC, SECRET)));
      token.addAll(Catalogue.TOKEN);
    }
    try (Overheard overheard = new Overheard()) {
      for (NamedFault fault : api) {
        provoke(input, fault, null, overheard);
      }
      for (NamedFault fault : token) {
        provoke(input, null, fault, overheard);
      }
    }
  }

  private static void provoke(
      Input input,
      @org.jspecify.annotations.Nullable NamedFault api,
      @org.jspecify.annotations.Nullable NamedFault token,
      Overheard overheard)
      throws IOException, SQLException {
    NamedFault fault = api == null ? token : api;
    if (fault == null || fault.is(Trait.SLOW)) {
      return;
    }
    VirtualClock clock = new VirtualClock(NOW);
    SimulatedAccount account =
        new SimulatedAccount(
            "account", CLIENT, SECRET, TOKEN, REFRESH, SimulatedAccount.demo().scopes());
    try (Laboratory simulator =
        Laboratory.start(LaboratoryOptions.of(SESSIONS).withAccount(account).withClock(clock))) {
      Scene scene = new Scene(simulator, clock, trap, SESSIONS, new Random(1));
      if (api != null) {
        simulator
            .controls()
            .onRequest(
                r -> r.number() == 2 && api.applies().test(r) ? api.cause().of(scene, r) : null);
      }
      simulator
          .controls()
          .onTokenRequest(r -> token != null ? token.cause().of(scene, r) : marked());
      Login login = login(input, simulator);
      overheard.hearDriver(login.url, login.info);
      try (Connection connection =
          ClockedConnections.open(login.url, login.info, login.environment, clock)) {
        try {
          overheard.hearRows(connection, "SELECT session_id FROM chat_sessions");
        } catch (SQLException e) {
          overheard.hear(e);
        }
        overheard.hear(connection);
      }
    }
    String said = overheard.take();
    assertThat(said).hasSizeGreaterThan(1000);
    assertThat(leak(said)).as(input + ", " + fault).isEmpty();
  }

  /** What is fetched is marked too. */
  private static Fault marked() {
    return new Fault.ChangedBody(
        body -> body.put("access_token", TOKEN).put("refresh_token", REFRESH + "2"));
  }

  @ParameterizedTest
  @EnumSource
  void noSecretComesOutOfTheShellOrOfWrongInput(Input input) throws Exception {
    SimulatedAccount account =
        new SimulatedAccount("account", CLIENT, SECRET, TOKEN, REFRESH, java.util.Set.of("none"));
    try (Laboratory simulator =
        Laboratory.start(LaboratoryOptions.of(SESSIONS).withAccount(account))) {
      Login login = login(input, simulator);
      List<String> arguments = new ArrayList<>(List.of("-u", login.url + ";maxRetries=0"));
      if (login.info.containsKey("password")) {
        arguments.addAll(List.of("-p", login.info.getProperty("password")));
      }
      StringBuilder said = new StringBuilder();
      for (List<String> what :
          List.of(List.of("--check"), List.of("-e", "SELECT * FROM chat_sessions"))) {
        List<String> all = new ArrayList<>(what.size() == 1 ? what : List.of());
        all.addAll(arguments);
        all.addAll(what.size() == 1 ? List.of() : what);
        said.append(ShellTarget.run(login.environment, all.toArray(String[]::new)));
      }
      for (String wrong :
          List.of("pageSize=x", "nonsense", "accessToken=" + SECRET + ";x", "baseUrl=http://x")) {
        said.append(refusal(login, wrong));
      }
      assertThat(said.toString()).hasSizeGreaterThan(200);
      assertThat(leak(said.toString())).isEmpty();
    }
  }

  private static String refusal(Login login, String wrong) {
    try (Overheard overheard = new Overheard()) {
      String url = login.url + ";" + wrong;
      overheard.hearDriver(url, login.info);
      try {
        ClockedConnections.open(url, login.info, login.environment, new VirtualClock(NOW)).close();
        throw new AssertionError(wrong + " was taken");
      } catch (SQLException e) {
        overheard.hear(e);
      }
      return overheard.take();
    }
  }

  private static Login login(Input input, Laboratory simulator) {
    String servers =
        "jdbc:zoomim:baseUrl="
            + simulator.apiUrl()
            + ";oauthUrl="
            + simulator.oauthUrl()
            + ";maxRetries=1;requestsPerSecond=0";
    String app = servers + ";accountId=account;clientId=" + CLIENT;
    Properties info = new Properties();
    return switch (input) {
      case TOKEN_IN_URL -> new Login(servers + ";accessToken=" + TOKEN, info, Map.of());
      case TOKEN_IN_PASSWORD -> {
        info.setProperty("password", TOKEN);
        yield new Login(servers, info, Map.of());
      }
      case TOKEN_IN_ENVIRONMENT -> new Login(servers, info, Map.of("ZOOM_ACCESS_TOKEN", TOKEN));
      case SECRET_IN_URL -> new Login(app + ";clientSecret=" + encoded(SECRET), info, Map.of());
      case SECRET_IN_ENVIRONMENT -> new Login(app, info, Map.of("ZOOM_CLIENT_SECRET", SECRET));
      case REFRESH_TOKEN_IN_PROPERTIES -> {
        info.setProperty("refreshToken", REFRESH);
        info.setProperty("clientSecret", SECRET);
        yield new Login(servers + ";clientId=" + CLIENT, info, Map.of());
      }
    };
  }

  /** A server that says back what it was sent, in every place and form. */
  private static List<NamedFault> echoes(List<String> secrets) {
    List<NamedFault> echoes = new ArrayList<>();
    for (String secret : secrets) {
      for (String form : forms(secret)) {
        String json = "{\"code\":1,\"message\":" + quoted("You sent " + form) + "}";
        echo(echoes, 400, Map.of(), json);
        echo(echoes, 500, Map.of(), "<b>You sent</b> " + form);
        if (!form.equals(secret)) {
          continue;
        }
        for (int status : new int[] {200, 302, 401, 403, 404, 429, 500}) {
          echo(echoes, status, Map.of(), json);
          echo(echoes, status, Map.of(), "<b>You sent</b> " + form);
        }
        echo(
            echoes, 400, Map.of(), "{\"code\":300,\"message\":" + quoted("month 6 months " + form));
        echo(
            echoes,
            401,
            Map.of(),
            "{\"error\":" + quoted(form) + ",\"reason\":" + quoted(form) + "}");
        echo(
            echoes,
            200,
            Map.of(),
            "{\"sessions\":[{\"session_id\":\"a\",\"last_message_sent_time\":"
                + quoted(form)
                + "}],\"access_token\":"
                + quoted("a " + form)
                + "}");
        echo(echoes, 307, Map.of("Location", "https://x.example/?" + form), "");
        echo(echoes, 429, Map.of("X-RateLimit-Type", form, "X-RateLimit-Category", form), "{}");
        echo(echoes, 503, Map.of("Retry-After", form), "{}");
        echo(echoes, 200, Map.of("Content-Encoding", form), "{}");
      }
    }
    return echoes;
  }

  private static Stream<String> formsOf(String secret) {
    return Stream.of(
        secret,
        encoded(secret),
        secret.replace("/", "\\/"),
        secret.substring(0, 14),
        secret.substring(secret.length() - 8),
        secret + "x");
  }

  private static List<String> forms(String secret) {
    return formsOf(secret).distinct().toList();
  }

  private static void echo(
      List<NamedFault> echoes, int status, Map<String, String> headers, String body) {
    echoes.add(
        NamedFault.harmless(
            "an echo: " + status + " " + headers + " " + body,
            (scene, request) -> new Fault.Answer(status, headers, body)));
  }

  private static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** What was said around a mark; "" where there is none. */
  private static String leak(String said) {
    for (String mark : List.of("MARK", "KRAM", BASIC.substring(0, 12))) {
      int at = said.indexOf(mark);
      if (at >= 0) {
        return said.substring(Math.max(0, at - 200), Math.min(said.length(), at + 100));
      }
    }
    return "";
  }
}
