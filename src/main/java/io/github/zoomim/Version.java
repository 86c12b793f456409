package io.github.zoomim;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The driver's version, as the build wrote it down.
 *
 * @param text such as {@code 0.1.0}
 */
record Version(String text) {
  static final Version CURRENT = read();

  int major() {
    return part(0);
  }

  int minor() {
    return part(1);
  }

  private int part(int index) {
    return Integer.parseInt(Splitter.onPattern("[.-]").splitToList(text).get(index));
  }

  private static Version read() {
    Properties properties = new Properties();
    try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Version(properties.getProperty("version"));
  }
}
