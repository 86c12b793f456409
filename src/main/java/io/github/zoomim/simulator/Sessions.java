package io.github.zoomim.simulator;

import java.time.LocalDate;
import java.util.List;

/** The sessions of an account, window by window. */
@FunctionalInterface
interface Sessions {
  /**
   * The rows of a page.
   *
   * @param from the first day
   * @param to the last day, inclusive
   * @param place 0 for the first page, else what the page before gave
   * @param size how many rows at most
   */
  Slice slice(LocalDate from, LocalDate to, long place, int size);

  /**
   * A part of a window.
   *
   * @param next where the rows go on; negative at the window's end
   */
  record Slice(List<SimulatedSession> rows, long next) {}
}
