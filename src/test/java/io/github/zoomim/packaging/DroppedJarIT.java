package io.github.zoomim.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.simulator.Laboratory;
import io.github.zoomim.simulator.LaboratoryOptions;
import io.github.zoomim.simulator.SimulatedSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** A web application that brings the all-jar itself, and is undeployed. */
class DroppedJarIT {
  private static final Path JAR = Path.of(System.getProperty("all.jar"));
  private static final Duration WITHIN = Duration.ofMinutes(1);

  /** In a thread of the server, which outlives the application. */
  @Test
  void nothingKeepsItsClassLoader() throws Exception {
    Instant now = Instant.now();
    try (Laboratory simulator =
        Laboratory.start(
            LaboratoryOptions.of(
                List.of(
                    SimulatedSession.group("a", now.toString()),
                    SimulatedSession.group("b", now.minus(Duration.ofDays(40)).toString()))))) {
      String account =
          "jdbc:zoomim:accessToken=" + simulator.accessToken() + ";baseUrl=" + simulator.apiUrl();
      List<WeakReference<?>> loaders = List.of(deployed(account), deployed("jdbc:zoomim:demo"));

      // The JDK's ObjectMethods keeps the class of the last record that it made methods for.
      Other other = new Other(now, "b");
      assertThat(new Other(now, "a")).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
      long end = System.nanoTime() + WITHIN.toNanos();
      while (loaders.stream().anyMatch(l -> l.get() != null) && System.nanoTime() < end) {
        System.gc();
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
      assertThat(loaders).allMatch(loader -> loader.get() == null);
    }
  }

  private static WeakReference<?> deployed(String url) throws Exception {
    Thread worker = Thread.currentThread();
    ClassLoader own = worker.getContextClassLoader();
    try (WebApplication loader = new WebApplication()) {
      worker.setContextClassLoader(loader);
      Callable<?> application =
          (Callable<?>) loader.load().getConstructor(String.class).newInstance(url);
      assertThat((long) application.call()).isPositive();
      return new WeakReference<>(loader);
    } finally {
      worker.setContextClassLoader(own);
    }
  }

  /** Its classes, not those of the server. */
  private static final class WebApplication extends URLClassLoader {
    WebApplication() throws IOException {
      super(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    Class<?> load() throws IOException {
      String name = Application.class.getName();
      ClassLoader tests = DroppedJarIT.class.getClassLoader();
      try (InputStream code = tests.getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = Objects.requireNonNull(code).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      }
    }
  }

  /** What the application does, and then the server for it: the drivers are taken off. */
  public static final class Application implements Callable<Long> {
    private final String url;

    /** An application that asks there. */
    public Application(String url) {
      this.url = url;
    }

    @Override
    public Long call() throws Exception {
      // DriverManager looks for drivers once in a process.
      Class.forName("io.github.zoomim.ZoomImDriver");
      long rows = 0;
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        statement.setQueryTimeout(60);
        for (String sql :
            new String[] {
              "SELECT * FROM chat_sessions",
              "SELECT UPPER(name), COUNT(*) FROM chat_sessions GROUP BY UPPER(name)"
            }) {
          try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
              rows++;
            }
          }
        }
      }
      for (Driver driver : Collections.list(DriverManager.getDrivers())) {
        DriverManager.deregisterDriver(driver);
      }
      return rows;
    }
  }

  /** A record of this test. */
  private record Other(Instant time, String text) {}
}
