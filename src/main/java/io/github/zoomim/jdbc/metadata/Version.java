package io.github.zoomim.jdbc.metadata;

import com.google.common.base.Splitter;

/** The driver's version, as the build wrote it down. */
public final class Version {
  /** Such as {@code 0.1.0}. */
  public static final String TEXT = MetadataConstants.text("getDriverVersion");

  private Version() {}

  /** The first number. */
  public static int major() {
    return part(0);
  }

  /** The second number. */
  public static int minor() {
    return part(1);
  }

  private static int part(int index) {
    return Integer.parseInt(Splitter.onPattern("[.-]").splitToList(TEXT).get(index));
  }
}
