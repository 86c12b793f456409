package io.github.zoomim.oracle;

/** Gives each alias of a statement a name of its own. */
final class Names {
  private int last;

  String next(String prefix) {
    last++;
    return prefix + last;
  }
}
