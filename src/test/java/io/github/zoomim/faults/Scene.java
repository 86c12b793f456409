package io.github.zoomim.faults;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.SimulatedSession;
import java.util.List;
import java.util.Random;

/**
 * Where faults happen.
 *
 * @param trap a server to which redirects lead and which nobody may ask anything
 * @param sessions what the simulator was started with
 */
record Scene(
    Laboratory simulator,
    VirtualClock clock,
    Laboratory trap,
    List<SimulatedSession> sessions,
    Random random) {}
