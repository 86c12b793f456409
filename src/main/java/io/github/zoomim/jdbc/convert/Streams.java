package io.github.zoomim.jdbc.convert;

import io.github.zoomim.jdbc.refused.SqlStates;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads parameters that are streams, at once: values of this dialect are small. */
final class Streams {
  private Streams() {}

  /**
   * A length that a caller gave; negative for a stream without one.
   *
   * @throws SQLException for a negative one or one that no array can have
   */
  static int length(@Nullable Object given) throws SQLException {
    if (given == null) {
      return -1;
    }
    long length = ((Number) given).longValue();
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw SqlStates.badArgument("Invalid stream length: " + length);
    }
    return (int) length;
  }

  /** At most {@code length} characters; all of them where it is negative. */
  static @Nullable String text(@Nullable Reader reader, int length) throws SQLException {
    if (reader == null) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    int wanted = length < 0 ? Integer.MAX_VALUE : length;
    try {
      while (text.length() < wanted) {
        int count = reader.read(buffer, 0, Math.min(buffer.length, wanted - text.length()));
        if (count < 0) {
          break;
        }
        text.append(buffer, 0, count);
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
    return text.toString();
  }

  static @Nullable String ascii(@Nullable InputStream stream, int length) throws SQLException {
    return decoded(stream, length, StandardCharsets.US_ASCII);
  }

  static @Nullable String utf8(@Nullable InputStream stream, int length) throws SQLException {
    return decoded(stream, length, StandardCharsets.UTF_8);
  }

  /** At most {@code length} bytes; all of them where it is negative. */
  static byte @Nullable [] bytes(@Nullable InputStream stream, int length) throws SQLException {
    try {
      if (stream == null) {
        return null;
      }
      return length < 0 ? stream.readAllBytes() : stream.readNBytes(length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static @Nullable String decoded(@Nullable InputStream stream, int length, Charset charset)
      throws SQLException {
    byte[] bytes = bytes(stream, length);
    return bytes == null ? null : new String(bytes, charset);
  }

  private static SQLException unreadable(IOException e) {
    return new SQLDataException("Cannot read the parameter's stream: " + e, "22000", e);
  }
}
