package io.github.zoomim.scan;

import org.jspecify.annotations.Nullable;

/** Rows of {@code chat_sessions}, as the API client makes them. */
public final class ChatSession {
  private ChatSession() {}

  /** A row over {@code api=im}. */
  public static Session of(
      String id, @Nullable String type, @Nullable String name, @Nullable Long time) {
    return new Session(id, time, new @Nullable Object[] {id, type, name, time});
  }
}
