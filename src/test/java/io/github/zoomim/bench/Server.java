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

/**
 * A {@link PageServer} in a process of its own.
 *
 * @param root its address
 */
record Server(String root) {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  /** A server that ends with this process. */
  static Server start() throws IOException {
    Process process =
        Forks.start(List.of("-Xmx2g", "-XX:+UseSerialGC"), Forks.classPath(), PageServer.class);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new Server("http://127.0.0.1:" + out.readLine());
  }

  /** The base URL of an account with so many sessions and so much latency. */
  String api(int sessions, int latencyMillis, String encoding) {
    return root + "/" + sessions + "/" + latencyMillis + "/" + encoding + "/v2";
  }

  /** How many API requests came since this was last asked. */
  int count() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(root + "/count")).build();
    return Integer.parseInt(CLIENT.send(request, BodyHandlers.ofString()).body());
  }
}
