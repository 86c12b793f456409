/**
 * An embedded Zoom API that is strict about every rule of the contract: it backs the demo, the
 * tests and the benchmarks. Where nobody knows how Zoom behaves, each reading can be switched on
 * ({@link io.github.zoomim.simulator.Reading}); any answer can be replaced by a {@link
 * io.github.zoomim.simulator.Fault}. Uses no other package of the driver.
 */
@NullMarked
package io.github.zoomim.simulator;

import org.jspecify.annotations.NullMarked;
