package io.github.zoomim.shell;

/** The parts of the driver that the command line starts besides SQL. */
final class Parts {
  private Parts() {}

  static SimulatorMain simulator() {
    return (args, out) -> {
      throw new UnsupportedOperationException();
    };
  }

  static CheckProbe probe() {
    return settings -> {
      throw new UnsupportedOperationException();
    };
  }
}
