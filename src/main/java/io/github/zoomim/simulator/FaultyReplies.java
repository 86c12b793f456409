package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.simulator.WireReply.Delivery;
import io.github.zoomim.simulator.WireReply.Framing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Puts the last hand to an answer: its headers, its compression, and the fault it suffers. */
final class FaultyReplies {
  private final SimulatorOptions options;

  FaultyReplies(SimulatorOptions options) {
    this.options = options;
  }

  /** The answer in place of the true one; its headers are sent as they are. */
  WireReply replace(Fault.Answer answer) {
    WireReply reply = new WireReply(answer.status(), answer.body());
    reply.header("Date", RateLimit.httpDate(options.clock().instant()));
    answer.headers().forEach(reply::header);
    return reply;
  }

  WireReply spoil(WireReply reply, @Nullable Fault fault, WireRequest request) {
    reply.header("Date", RateLimit.httpDate(options.clock().instant()));
    reply.headers().keySet().removeIf(options::withholds);
    if (fault instanceof Fault.ChangedBody changed) {
      reply.body(changed(reply.body(), changed));
    } else if (fault instanceof Fault.ChangedBytes changed) {
      reply.body(changed.change().apply(reply.body()));
    }
    if (fault instanceof Fault.BrokenGzip broken) {
      gzip(reply);
      int at = Math.max(0, Math.min(broken.atByte(), reply.body().length - 1));
      reply.body()[at] ^= (byte) 0xFF;
    } else if (options.gzip() && acceptsGzip(request) && !(fault instanceof Fault.BrokenAt)) {
      gzip(reply);
    }
    reply.delivery(delivery(fault, reply.body()));
    return reply;
  }

  private Delivery delivery(@Nullable Fault fault, byte[] body) {
    if (fault instanceof Fault.Broken broken) {
      Framing framing = broken.chunked() ? Framing.CHUNKED : Framing.LENGTH;
      return new Delivery.Part(broken.afterBytes(), broken.reset(), framing);
    }
    if (fault instanceof Fault.BrokenAt broken) {
      return new Delivery.Part(broken.position().applyAsInt(body), broken.reset(), Framing.LENGTH);
    }
    if (fault instanceof Fault.Undelimited cut) {
      return new Delivery.Part(cut.afterBytes(), false, Framing.NONE);
    }
    if (fault instanceof Fault.BrokenHead broken) {
      return new Delivery.PartOfHead(broken.afterBytes(), broken.reset());
    }
    if (fault instanceof Fault.BrokenChunk) {
      return new Delivery.BadChunk();
    }
    if (fault instanceof Fault.ShortLength wrong) {
      return new Delivery.WrongLength(Math.max(0, body.length - wrong.missing()));
    }
    if (fault instanceof Fault.Drip drip) {
      return new Delivery.Slow(drip.bytes(), drip.pause());
    }
    return new Delivery.Whole(options.chunked());
  }

  private static byte[] changed(byte[] body, Fault.ChangedBody fault) {
    try {
      ObjectNode tree = (ObjectNode) Json.MAPPER.readTree(body);
      return fault.change().apply(tree).toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator's own JSON can't be read", e);
    }
  }

  private static boolean acceptsGzip(WireRequest request) {
    String accepted = request.header("accept-encoding");
    return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
  }

  private static void gzip(WireReply reply) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(reply.body().length / 4 + 64);
    try (OutputStream gzip = new FastGzip(bytes)) {
      gzip.write(reply.body());
    } catch (IOException e) {
      throw new UncheckedIOException("A body can't be compressed", e);
    }
    reply.body(bytes.toByteArray());
    reply.header("Content-Encoding", "gzip");
  }

  /** At the lowest level: the simulator must not be what a benchmark measures. */
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(out, 8192);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
