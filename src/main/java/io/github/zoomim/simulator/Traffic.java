package io.github.zoomim.simulator;

import io.github.zoomim.simulator.WireReply.Delivery;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The way of each request: recorded, perhaps made to fail, delayed, answered. */
final class Traffic {
  private final RequestLog log = new RequestLog();
  private final InstantSource clock;
  private final FaultyReplies faults;
  private volatile Duration latency;
  private volatile Function<RecordedRequest, @Nullable Fault> onRequest = request -> null;

  Traffic(InstantSource clock, FaultyReplies faults, Duration latency) {
    this.clock = clock;
    this.faults = faults;
    this.latency = latency;
  }

  /** What gives the true answer; looks only at faults that change which rows a page holds. */
  @FunctionalInterface
  interface Answering {
    WireReply answer(WireRequest request, @Nullable Fault fault);
  }

  WireReply handle(WireRequest request, Answering answering, WireWriter.Pause pause)
      throws InterruptedException {
    RequestLog.Entry entry = log.arrived(request, clock.instant());
    int status = 0;
    int rows = 0;
    try {
      WireReply reply = reply(request, entry.request(), answering, pause);
      boolean broken =
          (reply.delivery() instanceof Delivery.Part part && part.bytes() < 0)
              || reply.delivery() instanceof Delivery.PartOfHead;
      status = broken ? 0 : reply.status();
      rows = broken ? 0 : reply.rows();
      return reply;
    } catch (RuntimeException e) {
      // A fault of the simulator, or of a test's hook, must be seen where the request was made.
      status = 500;
      return WireReply.of(new ApiError(500, 500, "The simulator failed: " + e));
    } finally {
      log.answered(entry, status, rows);
    }
  }

  private WireReply reply(
      WireRequest request, RecordedRequest seen, Answering answering, WireWriter.Pause pause)
      throws InterruptedException {
    Fault fault = onRequest.apply(seen);
    pause.of(latency);
    if (fault instanceof Fault.Silence silence) {
      pause.of(silence.duration());
    }
    if (fault instanceof Fault.Answer answer) {
      return faults.replace(answer);
    }
    return faults.spoil(answering.answer(request, fault), fault, request);
  }

  RequestLog log() {
    return log;
  }

  void latency(Duration value) {
    latency = value;
  }

  void onRequest(Function<RecordedRequest, @Nullable Fault> value) {
    onRequest = value;
  }
}
