package io.github.zoomim.config;

/** Which of Zoom's two endpoints serves the sessions. */
public enum Api {
  /** {@code GET /im/chat/sessions}: deprecated, still served (contract). */
  IM,
  /** {@code GET /report/chat/sessions}: its successor. */
  REPORT
}
