package io.github.zoomim.faults;

import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A statement and what goes wrong while it runs.
 *
 * @param title for people
 * @param seed of everything random while it runs
 * @param options of the simulator
 * @param renewsToken whether the driver fetches its access token itself
 * @param properties further ones, of the connection
 * @param timeout of the statement; zero for none
 * @param moves whether sessions get new messages all the time
 * @param faults by the number of the API request that they strike
 * @param tokenFaults by the number of the token request
 */
record Schedule(
    String title,
    long seed,
    Instant start,
    List<SimulatedSession> sessions,
    LaboratoryOptions options,
    boolean renewsToken,
    int maxRetries,
    String properties,
    Query query,
    Duration timeout,
    boolean moves,
    Map<Integer, NamedFault> faults,
    Map<Integer, NamedFault> tokenFaults) {

  boolean isSlow() {
    return faults.values().stream().anyMatch(f -> f.is(NamedFault.Trait.SLOW))
        || tokenFaults.values().stream().anyMatch(f -> f.is(NamedFault.Trait.SLOW));
  }

  boolean showsTrueValues() {
    return !moves && faults.values().stream().noneMatch(f -> f.is(NamedFault.Trait.CHANGES_VALUES));
  }

  @Override
  public String toString() {
    return title
        + ", seed "
        + seed
        + "\n  from "
        + start
        + ", "
        + sessions.size()
        + " sessions"
        + (moves ? " that move" : "")
        + "\n  "
        + query.sql()
        + "\n  maxRetries="
        + maxRetries
        + ";"
        + properties
        + (renewsToken ? " with client credentials" : " with a fixed token")
        + (timeout.isZero() ? "" : ", timeout " + timeout)
        + "\n  faults "
        + faults
        + (tokenFaults.isEmpty() ? "" : ", at the token endpoint " + tokenFaults);
  }
}
