package io.github.zoomim.http;

import java.io.IOException;

/** A body beyond the cap, as transferred or decoded, or in an encoding that was not asked for. */
final class UnreadableBody extends IOException {
  private static final long serialVersionUID = 1L;

  UnreadableBody(String what) {
    super("a body " + what);
  }

  static UnreadableBody tooLarge(int maxBytes) {
    return new UnreadableBody("of more than " + maxBytes + " bytes");
  }
}
