package io.github.zoomim.bench;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the JMH benchmarks, short but in a process of its own each. */
final class Inside {
  private static final TimeValue SECOND = TimeValue.seconds(1);

  private Inside() {}

  static Collection<RunResult> run() throws RunnerException {
    return new Runner(
            new OptionsBuilder()
                .include("io\\.github\\.zoomim\\..*Benchmark\\.")
                .forks(1)
                .warmupIterations(5)
                .warmupTime(SECOND)
                .measurementIterations(5)
                .measurementTime(SECOND)
                .timeUnit(TimeUnit.MICROSECONDS)
                .shouldFailOnError(true)
                .build())
        .run();
  }
}
