package io.github.zoomim.http;

import java.io.IOException;

/** A body beyond the cap, as transferred or unpacked. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLarge(int maxBytes) {
    super("a body of more than " + maxBytes + " bytes");
  }
}
