package io.github.zoomim.faults;

import io.github.zoomim.simulator.RecordedRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a schedule.
 *
 * @param rows what was read, all columns with bars between, before the end or the failure
 * @param failure null where the statement ended well
 * @param requests of the API, in order
 * @param struck the faults that struck, by request
 */
record Outcome(
    List<String> rows,
    @Nullable SQLException failure,
    List<RecordedRequest> requests,
    List<RecordedRequest> tokenRequests,
    Map<Integer, NamedFault> struck,
    Map<Integer, NamedFault> tokenStruck,
    List<String> secrets,
    int requestsToTrap) {}
