package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The one mapper of the package. */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}
}
