package io.github.zoomim.faults;

import java.util.List;
import java.util.stream.Stream;

/** Every fault that the driver is tried with. */
final class Catalogue {
  static final List<NamedFault> API =
      Stream.of(ConnectionFaults.all(), StatusFaults.all(), BodyFaults.all())
          .flatMap(List::stream)
          .toList();

  static final List<NamedFault> TOKEN = TokenFaults.all();

  private Catalogue() {}
}
