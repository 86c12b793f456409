package io.github.zoomim.simulator;

import io.github.zoomim.simulator.WireReply.Delivery;
import io.github.zoomim.simulator.WireReply.Framing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Writes answers to one connection, whole or not as their delivery says. */
final class WireWriter {
  private static final int CHUNK = 8192;

  private final OutputStream out;
  private final Pause pause;

  WireWriter(OutputStream out, Pause pause) {
    this.out = out;
    this.pause = pause;
  }

  /** A wait in real time that the simulator's end cuts short. */
  @FunctionalInterface
  interface Pause {
    void of(Duration duration) throws InterruptedException;
  }

  /** Writes the answer; whether the connection can go on is for the caller to know. */
  void write(WireReply reply, boolean lastOfConnection) throws IOException, InterruptedException {
    Delivery delivery = reply.delivery();
    if (delivery instanceof Delivery.Part part) {
      if (part.bytes() >= 0) {
        boolean chunked = part.framing() == Framing.CHUNKED;
        ascii(head(reply, framing(reply, part.framing()), lastOfConnection));
        body(reply.body(), Math.min(part.bytes(), reply.body().length), chunked);
      }
    } else if (delivery instanceof Delivery.PartOfHead part) {
      String head = head(reply, framing(reply, Framing.LENGTH), lastOfConnection);
      ascii(head.substring(0, Math.min(part.bytes(), head.length() - 1)));
    } else if (delivery instanceof Delivery.BadChunk) {
      ascii(head(reply, framing(reply, Framing.CHUNKED), lastOfConnection));
      body(reply.body(), reply.body().length / 2, true);
      ascii("no size\r\n");
    } else if (delivery instanceof Delivery.WrongLength wrong) {
      ascii(head(reply, "Content-Length: " + wrong.announced() + "\r\n", lastOfConnection));
      body(reply.body(), reply.body().length, false);
    } else if (delivery instanceof Delivery.Slow slow) {
      ascii(head(reply, framing(reply, Framing.LENGTH), lastOfConnection));
      drip(reply.body(), slow);
    } else if (delivery instanceof Delivery.Whole whole) {
      Framing framing = whole.chunked() ? Framing.CHUNKED : Framing.LENGTH;
      ascii(head(reply, framing(reply, framing), lastOfConnection));
      body(reply.body(), reply.body().length, whole.chunked());
      if (whole.chunked()) {
        ascii("0\r\n\r\n");
      }
    }
    out.flush();
  }

  private static String framing(WireReply reply, Framing framing) {
    return switch (framing) {
      case LENGTH -> "Content-Length: " + reply.body().length + "\r\n";
      case CHUNKED -> "Transfer-Encoding: chunked\r\n";
      case NONE -> "";
    };
  }

  private static String head(WireReply reply, String framing, boolean lastOfConnection) {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(reply.status()).append(" Simulated\r\n");
    reply
        .headers()
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append(framing);
    if (lastOfConnection) {
      head.append("Connection: close\r\n");
    }
    return head.append("\r\n").toString();
  }

  private void body(byte[] body, int length, boolean chunked) throws IOException {
    if (!chunked) {
      out.write(body, 0, length);
      return;
    }
    for (int start = 0; start < length; start += CHUNK) {
      int size = Math.min(CHUNK, length - start);
      ascii(Integer.toHexString(size) + "\r\n");
      out.write(body, start, size);
      ascii("\r\n");
    }
  }

  private void drip(byte[] body, Delivery.Slow slow) throws IOException, InterruptedException {
    int step = Math.max(1, slow.bytes());
    for (int start = 0; start < body.length; start += step) {
      out.flush();
      pause.of(slow.pause());
      out.write(body, start, Math.min(step, body.length - start));
    }
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
