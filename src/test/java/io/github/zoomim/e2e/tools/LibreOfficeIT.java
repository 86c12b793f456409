package io.github.zoomim.e2e.tools;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * LibreOffice Base opens a file of its own again, and shows the table by the all-jar. Skipped where
 * it isn't installed: {@code apt-get install libreoffice-base libreoffice-java-common python3-uno}.
 */
@Timeout(300)
class LibreOfficeIT {
  private static final Path OFFICE = Path.of("/usr/bin/soffice");
  private static final int SESSIONS = 2_000;

  @TempDir private Path folder;

  /** Its grid looks each row up by its key; that must not be asked of Zoom. */
  @Test
  void aTableIsReadToItsEndAndBackByAFewRequests() throws Exception {
    assumeTrue(Files.isExecutable(OFFICE), () -> "SKIPPED: there is no " + OFFICE);
    Instant now = Instant.now();
    List<SimulatedSession> sessions =
        IntStream.range(0, SESSIONS)
            .mapToObj(
                i ->
                    SimulatedSession.group("s" + i, now.minus(Duration.ofHours(2L * i)).toString()))
            .toList();
    try (Laboratory simulator = Laboratory.start(LaboratoryOptions.of(sessions))) {
      String printed =
          base(
              "jdbc:zoomim:accessToken="
                  + simulator.accessToken()
                  + ";baseUrl="
                  + simulator.apiUrl());

      assertThat(printed.lines())
          .containsExactly("tables zoom.chat_sessions", "forward " + SESSIONS, "back True");
      // The whole history once, and the newest day every two seconds while it is looked up.
      assertThat(simulator.requestCount()).isLessThanOrEqualTo(20);
    }
  }

  private String base(String url) throws IOException, InterruptedException {
    Path script = folder.resolve("base.py");
    try (InputStream source = LibreOfficeIT.class.getResourceAsStream("base.py")) {
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
    }
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Process office =
        new ProcessBuilder(
                OFFICE.toString(),
                "--headless",
                "--norestore",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--accept=socket,host=127.0.0.1,port=" + port + ";urp;")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("office.log").toFile())
            .start();
    try {
      Process python =
          new ProcessBuilder(
                  "/usr/bin/python3",
                  script.toString(),
                  "" + port,
                  url,
                  "io.github.zoomim.ZoomImDriver",
                  Path.of(System.getProperty("all.jar")).toUri().toString(),
                  folder.resolve("sessions.odb").toUri().toString())
              .redirectErrorStream(true)
              .start();
      String printed = new String(python.getInputStream().readAllBytes(), UTF_8);
      python.waitFor();
      return printed;
    } finally {
      office.destroy();
      office.waitFor();
    }
  }
}
