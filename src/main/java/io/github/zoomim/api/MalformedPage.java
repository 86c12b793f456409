package io.github.zoomim.api;

/** JSON that is complete, but not a page of the API; the message names the place. */
final class MalformedPage extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPage(String message) {
    super(message);
  }
}
