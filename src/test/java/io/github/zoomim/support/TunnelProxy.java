package io.github.zoomim.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An HTTP proxy on the loopback address that leads each connection, whatever host it asks for, to
 * one port of this machine: as a tunnel where it is asked for one, else with the request as it is.
 */
public final class TunnelProxy implements AutoCloseable {
  private final ServerSocket server;
  private final int target;
  private final String credentials;
  private final String refusal;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private TunnelProxy(int target, String credentials, String refusal) throws IOException {
    this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    this.target = target;
    this.credentials = credentials;
    this.refusal = refusal;
    start(this::accept);
  }

  /** Lets everybody through. */
  public static TunnelProxy to(int port) throws IOException {
    return new TunnelProxy(port, "", "");
  }

  /** Lets through who is that user, and asks all others for it. */
  public static TunnelProxy to(int port, String user, String password) throws IOException {
    String login = user + ":" + password;
    return new TunnelProxy(
        port,
        Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)),
        String.join(
            "\r\n",
            "HTTP/1.1 407 Who are you",
            "Proxy-Authenticate: Basic realm=\"office\"",
            "Content-Length: 0",
            "",
            ""));
  }

  /** Answers everybody so; "" for silence. */
  public static TunnelProxy refusing(String answer) throws IOException {
    return new TunnelProxy(9, "nobody", answer);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The first lines of the requests. */
  public List<String> asked() {
    return asked;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
      return;
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      asked.add(head.substring(0, head.indexOf('\r')));
      if (head.contains("\r\nProxy-Authorization: Basic " + credentials + "\r\n")
          || credentials.isEmpty()) {
        lead(client, head);
      } else {
        client.getOutputStream().write(refusal.getBytes(StandardCharsets.ISO_8859_1));
        if (refusal.isEmpty()) {
          client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
      }
    } catch (IOException e) {
      // One of the two ended.
      return;
    }
  }

  private void lead(Socket client, String head) throws IOException {
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), target)) {
      if (head.startsWith("CONNECT ")) {
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      } else {
        String path = head.replaceFirst("^(\\S+) http://[^/]+", "$1 ");
        there.getOutputStream().write(path.getBytes(StandardCharsets.ISO_8859_1));
      }
      Thread back = start(() -> copy(there, client));
      copy(client, there);
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream input) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = input.read();
      if (next < 0) {
        throw new IOException("The client left");
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void copy(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream input = from.getInputStream();
      OutputStream output = to.getOutputStream();
      for (int count = input.read(buffer); count >= 0; count = input.read(buffer)) {
        output.write(buffer, 0, count);
        output.flush();
      }
    } catch (IOException e) {
      // One of the two ended.
      return;
    }
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task, "test-proxy");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
