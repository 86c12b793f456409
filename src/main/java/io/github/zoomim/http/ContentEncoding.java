package io.github.zoomim.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** Decodes a body by its {@code Content-Encoding}: gzip or none. */
final class ContentEncoding {
  private ContentEncoding() {}

  /**
   * The body unpacked as its {@code Content-Encoding} says; "" for none.
   *
   * @throws UnreadableBody when it would be larger than the cap, or has another encoding
   * @throws IOException when it isn't what its header says, or was cut short or damaged
   */
  static byte[] unpack(String contentEncoding, byte[] body, int maxBytes) throws IOException {
    String encoding = contentEncoding.strip().toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> body;
      // An error without a body may still carry the header.
      case "gzip", "x-gzip" -> body.length == 0 ? body : gunzip(body, maxBytes);
      default -> throw new UnreadableBody("in the Content-Encoding " + encoding);
    };
  }

  private static byte[] gunzip(byte[] body, int maxBytes) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      // Asks for a byte more, so that the end is met and with it the checksum.
      byte[] plain = in.readNBytes(maxBytes + 1);
      if (plain.length > maxBytes) {
        throw UnreadableBody.tooLarge(maxBytes);
      }
      return plain;
    }
  }
}
