package io.github.zoomim.config;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the URL writes characters that mean something in it: {@code %3B} for a semicolon. */
final class PercentCode {
  private PercentCode() {}

  /** The text that was encoded; null where a {@code %} is not followed by a UTF-8 byte. */
  static @Nullable String decode(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
    int at = 0;
    while (at < text.length()) {
      int percent = text.indexOf('%', at);
      int end = percent < 0 ? text.length() : percent;
      bytes.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
      if (percent >= 0) {
        int value = percent + 3 <= text.length() ? hexByte(text, percent + 1) : -1;
        if (value < 0) {
          return null;
        }
        bytes.write(value);
        end = percent + 3;
      }
      at = end;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The text as the URL must write it: {@code %}, {@code ;} and white space encoded. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (c <= ' ' || c >= 0x7f || "%;&?,".indexOf(c) >= 0) {
        encoded.append(String.format("%%%02X", (int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  private static int hexByte(String text, int at) {
    int high = hexDigit(text.charAt(at));
    int low = hexDigit(text.charAt(at + 1));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static int hexDigit(char c) {
    return c < 0x80 ? Character.digit(c, 16) : -1;
  }
}
