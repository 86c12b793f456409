package io.github.zoomim.simulator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts an answer on its connection, whole or not as its fault says. */
final class Delivery {
  private static final int CHUNK = 8192;

  private final HttpReply reply;
  private final byte[] body;
  private final Socket socket;
  private final OutputStream out;

  Delivery(HttpReply reply, Socket socket) throws IOException {
    this.reply = reply;
    this.body = reply.body();
    this.socket = socket;
    this.out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
  }

  /** Whether the client gets to know no status. */
  static boolean hidesStatus(@Nullable Fault fault) {
    return (fault instanceof Fault.Broken broken && broken.afterBytes() < 0)
        || fault instanceof Fault.BrokenHead;
  }

  /**
   * Sends it.
   *
   * @param chunked whether it is sent in chunks where no fault says otherwise
   * @return whether the connection is still good
   */
  boolean send(@Nullable Fault fault, boolean chunked) throws IOException, InterruptedException {
    if (fault instanceof Fault.Broken broken) {
      if (broken.afterBytes() >= 0) {
        head(broken.chunked() ? Framing.CHUNKED : Framing.LENGTH);
        body(broken.afterBytes(), broken.chunked());
      }
      return end(broken.reset());
    }
    if (fault instanceof Fault.BrokenAt broken) {
      head(Framing.LENGTH);
      body(broken.position().applyAsInt(body), false);
      return end(broken.reset());
    }
    if (fault instanceof Fault.BrokenHead broken) {
      reply.headers().put("Content-Length", Integer.toString(body.length));
      byte[] head = reply.head();
      out.write(head, 0, Math.min(broken.afterBytes(), head.length - 1));
      return end(broken.reset());
    }
    if (fault instanceof Fault.Undelimited cut) {
      head(Framing.NONE);
      body(cut.afterBytes(), false);
      return end(false);
    }
    if (fault instanceof Fault.BrokenChunk) {
      head(Framing.CHUNKED);
      body(body.length / 2, true);
      ascii("no size\r\n");
      return end(false);
    }
    if (fault instanceof Fault.ShortLength wrong) {
      reply
          .headers()
          .put("Content-Length", Integer.toString(Math.max(0, body.length - wrong.missing())));
      head(Framing.NONE);
      body(body.length, false);
      return end(false);
    }
    boolean inChunks =
        chunked && !(fault instanceof Fault.Drip) && !(fault instanceof Fault.Answer);
    head(inChunks ? Framing.CHUNKED : Framing.LENGTH);
    if (fault instanceof Fault.Drip drip) {
      drip(drip);
    } else {
      body(body.length, inChunks);
      ascii(inChunks ? "0\r\n\r\n" : "");
    }
    out.flush();
    return true;
  }

  /** How the body's end is told. */
  private enum Framing {
    LENGTH,
    CHUNKED,
    /** By nothing that this class adds. */
    NONE
  }

  private void head(Framing framing) throws IOException {
    switch (framing) {
      case LENGTH -> reply.headers().put("Content-Length", Integer.toString(body.length));
      case CHUNKED -> reply.headers().put("Transfer-Encoding", "chunked");
      case NONE -> {}
    }
    out.write(reply.head());
  }

  private void body(int most, boolean chunked) throws IOException {
    int length = Math.min(most, body.length);
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

  private void drip(Fault.Drip drip) throws IOException, InterruptedException {
    int step = Math.max(1, drip.bytes());
    for (int start = 0; start < body.length; start += step) {
      out.flush();
      Thread.sleep(drip.pause().toMillis());
      out.write(Arrays.copyOfRange(body, start, Math.min(body.length, start + step)));
    }
  }

  private boolean end(boolean reset) throws IOException {
    out.flush();
    if (reset) {
      socket.setSoLinger(true, 0);
    }
    return false;
  }

  private void ascii(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
