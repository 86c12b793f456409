package io.github.zoomim.jdbc.refused;

import java.sql.SQLException;

/** Lets nothing but SQLExceptions out of a call into the engine. */
public final class Guard {
  private Guard() {}

  /** A call into the engine. */
  @FunctionalInterface
  public interface Call<T> {
    T run() throws SQLException;
  }

  /** A call that returns nothing. */
  @FunctionalInterface
  public interface Action {
    void run() throws SQLException;
  }

  /**
   * The call's result.
   *
   * @throws SQLException for whatever the call throws, Errors included
   */
  public static <T> T call(Call<T> call) throws SQLException {
    try {
      return call.run();
    } catch (Throwable t) {
      throw SqlStates.of(t);
    }
  }

  /** The same for a call that returns nothing. */
  public static void run(Action action) throws SQLException {
    call(
        () -> {
          action.run();
          return true;
        });
  }
}
