package io.github.zoomim.faults;

import static io.github.zoomim.faults.NamedFault.harmless;
import static io.github.zoomim.faults.NamedFault.passing;

import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.simulator.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong below HTTP's meaning. */
final class ConnectionFaults {
  private ConnectionFaults() {}

  static List<NamedFault> all() {
    List<NamedFault> faults = new ArrayList<>();
    faults.add(
        passing(
                "connection refused",
                "08006",
                (scene, request) -> {
                  // In this order: the driver may wait as soon as its connection has ended.
                  scene.clock().afterWait(scene.simulator().controls()::acceptConnections);
                  scene.simulator().controls().refuseConnections();
                  return null;
                })
            .with(Trait.SILENT));
    broken(faults, "connection reset before the answer", Fault.resetBeforeAnswer());
    broken(faults, "connection closed before the answer", Fault.closedBeforeAnswer());
    broken(faults, "connection closed inside the status line", new Fault.BrokenHead(7, false));
    broken(faults, "connection reset inside a header", new Fault.BrokenHead(45, true));
    for (boolean reset : new boolean[] {true, false}) {
      String how = reset ? "reset" : "cut short, Content-Length";
      broken(faults, how + ", inside a key", new Fault.BrokenAt(Bodies.after("\"id", 2), reset));
      broken(
          faults,
          how + ", inside a string",
          new Fault.BrokenAt(Bodies.after("\"name\":\"", 9), reset));
      broken(
          faults,
          how + ", inside a multi-byte character",
          new Fault.BrokenAt(Bodies.insideMultiByteCharacter(), reset));
      broken(
          faults,
          how + ", inside a number",
          new Fault.BrokenAt(Bodies.after("\"page_size\":", 13), reset));
      broken(
          faults,
          how + ", before the last byte",
          new Fault.BrokenAt(body -> body.length - 1, reset));
    }
    broken(faults, "cut short, chunked", Fault.cutChunkedAfter(40));
    broken(faults, "chunk with a bad size", new Fault.BrokenChunk());
    faults.add(
        NamedFault.of(
            "cut short, no length announced",
            NamedFault.Verdict.PASSES,
            java.util.Set.of("08006", "08P01"),
            (scene, request) -> new Fault.Undelimited(60)));
    faults.add(
        harmless(
            "whole body, no length announced",
            (scene, request) -> new Fault.Undelimited(Integer.MAX_VALUE)));
    faults.add(
        NamedFault.of(
            "Content-Length too small",
            NamedFault.Verdict.PASSES,
            java.util.Set.of("08006", "08P01"),
            (scene, request) -> new Fault.ShortLength(5)));
    broken(faults, "gzip damaged in its header", new Fault.BrokenGzip(0));
    broken(faults, "gzip damaged in its data", new Fault.BrokenGzip(30));
    broken(faults, "gzip damaged in its checksum", new Fault.BrokenGzip(Integer.MAX_VALUE));
    faults.add(
        harmless(
            "slow drip within the timeout",
            (scene, request) -> new Fault.Drip(200, Duration.ofMillis(1))));
    faults.add(
        passing(
                "slow drip beyond the timeout",
                "08006",
                (scene, request) -> new Fault.Drip(1, Duration.ofMillis(100)))
            .with(Trait.SLOW));
    faults.add(
        passing(
                "silence until the timeout",
                "08006",
                (scene, request) -> new Fault.Silence(Duration.ofMinutes(5)))
            .with(Trait.SLOW));
    return faults;
  }

  private static void broken(List<NamedFault> faults, String name, Fault fault) {
    faults.add(passing(name, "08006", (scene, request) -> fault).with(Trait.SILENT));
  }
}
