package io.github.zoomim.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The process of a {@link PageServer}. */
final class Server implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String root;

  private Server(Process process, String port) {
    this.process = process;
    this.root = "http://127.0.0.1:" + port;
  }

  static Server start() throws IOException {
    Process process =
        Forks.start(List.of("-Xmx2g", "-XX:+UseSerialGC"), Forks.classPath(), PageServer.class);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Server(process, out.readLine());
  }

  /** The base URL of an account with so many sessions and so much latency. */
  String api(int sessions, int latencyMillis) {
    return root + "/" + sessions + "/" + latencyMillis + "/v2";
  }

  /** How many API requests came since this was last asked. */
  int count() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/count")).build();
    return Integer.parseInt(client.send(request, BodyHandlers.ofString()).body());
  }

  @Override
  public void close() {
    process.destroy();
  }
}
