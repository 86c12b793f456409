package io.github.zoomim.api;

/** JSON that is whole, but not a page as the contract has it; the message names the place. */
final class MalformedPage extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPage(String message) {
    super(message);
  }
}
