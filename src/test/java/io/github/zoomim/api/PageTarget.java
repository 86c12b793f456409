package io.github.zoomim.api;

import io.github.zoomim.spec.ZoomTables;
import java.io.IOException;

/** The page decoder, for tests in other packages. */
public final class PageTarget {
  private PageTarget() {}

  /**
   * Reads a body as a page.
   *
   * @return what was read, or what is wrong with it
   */
  public static String read(byte[] body) {
    try {
      return SessionPageDecoder.decode(body, ZoomTables.IM).toString();
    } catch (IOException | MalformedPage e) {
      return String.valueOf(e.getMessage());
    }
  }
}
