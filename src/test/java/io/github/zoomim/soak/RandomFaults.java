package io.github.zoomim.soak;

import io.github.zoomim.simulator.Fault;
import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.RecordedRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, by chance, with one request in fifteen. Nothing that ends a connection before an
 * answer's first byte: the JDK's client repeats such a request unseen, beside the pace.
 */
final class RandomFaults {
  private static final Duration APART = Duration.ofSeconds(3);

  private final Laboratory simulator;
  private final Random random;
  private final Map<String, LongAdder> struck = new ConcurrentHashMap<>();
  private long expiredAt = System.nanoTime() - APART.toNanos();

  RandomFaults(Laboratory simulator, Random random) {
    this.simulator = simulator;
    this.random = random;
  }

  void begin() {
    simulator.controls().onRequest(this::of);
    simulator.controls().onTokenRequest(this::ofToken);
  }

  /** How many of each kind there were. */
  Map<String, LongAdder> struck() {
    return Map.copyOf(struck);
  }

  long count(String name) {
    LongAdder count = struck.get(name);
    return count == null ? 0 : count.sum();
  }

  private @Nullable Fault of(RecordedRequest request) {
    return switch (random.nextInt(150)) {
      case 0 -> named("500", Fault.status(500));
      case 1 -> named("502, HTML", Fault.html(502));
      case 2 -> named("cut short", Fault.cutAfter(40));
      case 3 -> named("reset", Fault.resetAfter(60));
      case 4 -> named("chunk damaged", new Fault.BrokenChunk());
      case 5 -> named("gzip damaged", new Fault.BrokenGzip(30));
      case 6 -> named("empty page", new Fault.EmptyPage());
      case 7 -> named("silence", new Fault.Silence(Duration.ofMillis(200)));
      case 8 -> named("drip", new Fault.Drip(500, Duration.ofMillis(2)));
      case 9 -> seldom();
      case 10 -> expired();
      default -> null;
    };
  }

  /** Not again before whoever was refused has asked anew: twice in a row is an error. */
  private synchronized @Nullable Fault expired() {
    long now = System.nanoTime();
    if (now - expiredAt < APART.toNanos()) {
      return null;
    }
    expiredAt = now;
    simulator.controls().expireAccessTokens();
    return named("access tokens expired", null);
  }

  /** What holds all others up too, or ends a statement. */
  private @Nullable Fault seldom() {
    return switch (random.nextInt(6)) {
      case 0 -> named("429", Fault.tooManyRequests(Map.of("X-RateLimit-Type", "QPS")));
      case 1 -> named("403", Fault.error(403, 403, "No permission."));
      case 2 -> named("redirect", Fault.redirect(307, "https://elsewhere.example/"));
      case 3 -> {
        simulator.controls().expirePageTokens();
        yield named("page tokens expired", null);
      }
      default -> null;
    };
  }

  /** So seldom that six in a row, with which a token is given up, don't come. */
  private @Nullable Fault ofToken(RecordedRequest request) {
    return random.nextInt(12) == 0 ? named("token: 503", Fault.status(503)) : null;
  }

  private @Nullable Fault named(String name, @Nullable Fault fault) {
    struck.computeIfAbsent(name, absent -> new LongAdder()).increment();
    return fault;
  }
}
