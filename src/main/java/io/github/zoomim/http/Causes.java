package io.github.zoomim.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An exception's chain of causes. */
final class Causes {
  private static final int DEEPEST = 20;

  private Causes() {}

  /**
   * The exception and its causes, outermost first; cut off where the chain is unreasonably long.
   */
  static List<Throwable> of(Throwable outermost) {
    List<Throwable> chain = new ArrayList<>();
    @Nullable Throwable t = outermost;
    while (t != null && chain.size() < DEEPEST) {
      chain.add(t);
      t = t.getCause();
    }
    return chain;
  }
}
