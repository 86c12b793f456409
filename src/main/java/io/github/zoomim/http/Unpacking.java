package io.github.zoomim.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** A body as the server meant it, gzip undone. */
final class Unpacking {
  /** How many bytes one packed byte may stand for; no more are possible in the format. */
  private static final int LARGEST_RATIO = 1032;

  private Unpacking() {}

  /**
   * The body unpacked as its {@code Content-Encoding} says; "" for none.
   *
   * @throws BodyTooLarge when it would be larger than the cap
   * @throws IOException when it isn't what its header says, or was cut short or damaged
   */
  static byte[] unpack(String contentEncoding, byte[] body, int maxBytes) throws IOException {
    String encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      // An error without a body may still carry the header.
      case "gzip", "x-gzip" -> body.length == 0 ? body : gunzip(body, maxBytes);
      default -> throw new UnknownEncoding(encoding);
    };
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws IOException {
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(body), Math.min(8192, body.length))) {
      byte[] plain = new byte[lengthSaid(body, maxBytes)];
      int length = in.readNBytes(plain, 0, plain.length);
      // Reads on to the trailer, so that its checksum is verified.
      int next = in.read();
      if (next < 0) {
        return length == plain.length ? plain : Arrays.copyOf(plain, length);
      }
      ByteArrayOutputStream longer = new ByteArrayOutputStream();
      longer.write(plain, 0, length);
      longer.write(next);
      longer.writeBytes(in.readNBytes(maxBytes - length));
      if (longer.size() > maxBytes) {
        throw new BodyTooLarge(maxBytes);
      }
      return longer.toByteArray();
    }
  }

  /**
   * What the last four bytes say (RFC 1952, ISIZE), which spares copies of a page. It is the length
   * of the last part only where there are several, and nothing to rely on: no more is believed than
   * such a body can hold.
   */
  private static int lengthSaid(byte[] body, int maxBytes) {
    int said = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - 4);
    long most = Math.min(maxBytes, (long) LARGEST_RATIO * body.length);
    return (int) Math.min(most, Integer.toUnsignedLong(said));
  }

  /** An encoding that was never asked for. */
  static final class UnknownEncoding extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownEncoding(String encoding) {
      super("a body in the Content-Encoding " + encoding);
    }
  }
}
