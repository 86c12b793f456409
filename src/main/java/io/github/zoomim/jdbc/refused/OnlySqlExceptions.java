package io.github.zoomim.jdbc.refused;

import java.sql.SQLException;
import java.util.concurrent.Callable;

/** Lets nothing but SQLExceptions out of a call into the engine. */
public final class OnlySqlExceptions {
  private OnlySqlExceptions() {}

  /**
   * The call's result.
   *
   * @throws SQLException for whatever the call throws, Errors included
   */
  public static <T> T from(Callable<T> call) throws SQLException {
    try {
      return call.call();
    } catch (Throwable t) {
      throw SqlStates.of(t);
    }
  }
}
