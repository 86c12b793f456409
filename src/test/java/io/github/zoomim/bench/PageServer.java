package io.github.zoomim.bench;

import io.github.zoomim.simulator.SampleSessions;
import io.github.zoomim.simulator.SimulatedAccount;
import io.github.zoomim.simulator.Simulator;
import io.github.zoomim.simulator.SimulatorOptions;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The simulator as a process of its own that remembers its answers: what was asked once is sent
 * again as it was, byte by byte, so that the server's work is none of what is measured. Its clock
 * stands still, so that page tokens last.
 *
 * <p>{@code /<sessions>/<latency in ms>/<plain or gzip>/v2/…} is the API of an account with so many
 * sessions; all who ask get that encoding. {@code /count} says how many API requests came since it
 * was last asked.
 */
public final class PageServer {
  /** What is sent as the access token. */
  static final String TOKEN = "demo-access-token";

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Instant now = Instant.now();
  private final Map<Integer, Simulator> accounts = new ConcurrentHashMap<>();
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  private PageServer() {}

  /** Prints the port and serves until standard input ends. */
  public static void main(String[] args) throws IOException {
    PageServer server = new PageServer();
    ServerSocket socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    start(() -> server.accept(socket));
    System.out.println(socket.getLocalPort());
    while (System.in.read() >= 0) {
      // Whoever started this process holds its standard input open.
    }
    System.exit(0);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "page-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept(ServerSocket server) {
    try {
      while (true) {
        Socket socket = server.accept();
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
      OutputStream out = socket.getOutputStream();
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        out.write(answer(head));
        out.flush();
      }
    } catch (IOException e) {
      // The client broke the exchange off, as clients may.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A request without body; "" at the connection's end. */
  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(512);
    int last = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      head.write(next);
      // Four bytes back: \r\n\r\n.
      last = last << 8 | next;
      if (last == 0x0d0a0d0a) {
        return head.toString(StandardCharsets.ISO_8859_1);
      }
    }
    return "";
  }

  private byte[] answer(String head) throws IOException, InterruptedException {
    String target = head.split(" ", 3)[1];
    if (target.equals("/count")) {
      return message(200, "", String.valueOf(count.getAndSet(0)).getBytes(StandardCharsets.UTF_8));
    }
    count.incrementAndGet();
    String[] parts = target.substring(1).split("/", 4);
    long latency = Long.parseLong(parts[1]);
    if (latency > 0) {
      Thread.sleep(latency);
    }
    boolean gzip = parts[2].equals("gzip");
    String key = parts[0] + "/" + parts[2] + "/" + parts[3];
    byte[] known = answers.get(key);
    if (known != null) {
      return known;
    }
    byte[] fresh = ask(Integer.parseInt(parts[0]), parts[3], gzip);
    answers.put(key, fresh);
    return fresh;
  }

  private byte[] ask(int sessions, String target, boolean gzip)
      throws IOException, InterruptedException {
    URI api = accounts.computeIfAbsent(sessions, this::account).apiUrl();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve("/" + target))
            .header("Authorization", "Bearer " + TOKEN);
    if (gzip) {
      request.header("Accept-Encoding", "gzip");
    }
    HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
    String encoding =
        answer
            .headers()
            .firstValue("Content-Encoding")
            .map(value -> "Content-Encoding: " + value + "\r\n")
            .orElse("");
    return message(answer.statusCode(), encoding, answer.body());
  }

  private Simulator account(int sessions) {
    Instant start = ByHand.months().get(0).from().atStartOfDay(ZoneOffset.UTC).toInstant();
    try {
      return Simulator.start(
          new SimulatorOptions(
              0,
              InstantSource.fixed(now),
              SimulatedAccount.demo(),
              ZoneOffset.UTC,
              SampleSessions.generate(sessions, start, now, 1),
              Duration.ZERO,
              0,
              0));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] message(int status, String header, byte[] body) {
    byte[] head =
        ("HTTP/1.1 "
                + status
                + " Simulated\r\nContent-Type: application/json;charset=UTF-8\r\n"
                + header
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
