package io.github.zoomim.scan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A window that is being read, with what its pages have shown so far. For one thread at a time. */
final class OpenWindow {
  private final WindowReader reader;
  private final ChainLength length;

  OpenWindow(WindowReader reader) {
    this.reader = reader;
    this.length = new ChainLength(reader.window());
  }

  /** The rows of the next page; none where the window turned out to have ended. */
  List<Session> nextPage() {
    @Nullable List<Session> page = reader.nextPage();
    if (page == null) {
      return List.of();
    }
    length.add(page);
    return page;
  }

  WindowReader reader() {
    return reader;
  }

  ChainLength length() {
    return length;
  }
}
