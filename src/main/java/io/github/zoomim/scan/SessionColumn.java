package io.github.zoomim.scan;

import com.google.common.collect.Sets;
import java.util.EnumSet;
import java.util.Set;

/** What a reader may do without of a session; its id is always read. */
public enum SessionColumn {
  /** {@link Session#type}. */
  TYPE,
  /** {@link Session#name}. */
  NAME,
  /** {@link Session#lastMessageSentTime}. */
  TIME;

  /** Every column. */
  public static final Set<SessionColumn> ALL =
      Sets.immutableEnumSet(EnumSet.allOf(SessionColumn.class));
}
