package io.github.zoomim.config;

/**
 * A text that must not be seen: its {@link #toString} is a mask, so that it can stand in records,
 * messages and logs without harm.
 *
 * @param reveal the text itself; call it only where it is sent
 */
public record Secret(String reveal) {
  /** What is shown in place of any secret. */
  public static final String MASK = "***";

  /** The mask, whatever the secret. */
  @Override
  public String toString() {
    return MASK;
  }
}
