package io.github.zoomim.shell;

import java.util.List;

/** sqlline's options as this driver needs them; a person's own come after and win. */
final class SqllineDefaults {
  /** No questions for a login, and no isolation level that a read-only source hasn't got. */
  static final List<String> ALWAYS =
      List.of("--connectInteractionMode=notAskCredentials", "--isolation=TRANSACTION_NONE");

  /** Plain output, whole lines, one header. */
  static final List<String> SCRIPT =
      List.of("--color=false", "--headerInterval=-1", "--maxWidth=32767");

  private SqllineDefaults() {}
}
