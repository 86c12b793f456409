package io.github.zoomim.api;

/** JSON that is whole, but not a page as the contract has it; the message names the place. */
final class WrongShape extends Exception {
  private static final long serialVersionUID = 1L;

  WrongShape(String message) {
    super(message);
  }
}
