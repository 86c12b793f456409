package io.github.zoomim.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection on which every byte can be seen. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;

  RawHttp(Laboratory simulator) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), simulator.apiUrl().getPort());
    socket.setSoTimeout(10_000);
  }

  /** Sends a request that ends the connection; all that comes back until its end. */
  String get(String target, String... headers) throws IOException {
    StringBuilder request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: x\r\n");
    for (String header : headers) {
      request.append(header).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n");
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
