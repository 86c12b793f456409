package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.ClockedConnections;
import io.github.zoomim.ZoomImDriver;
import io.github.zoomim.api.PageTarget;
import io.github.zoomim.config.SettingsReader;
import io.github.zoomim.execution.TimeSource;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.http.RetryAfter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/**
 * What reads bytes that somebody else wrote: any bytes end well, or in a failure made for people.
 */
enum FuzzTarget {
  URL("url") {
    @Override
    void read(byte[] input) {
      String url = "jdbc:zoomim:" + text(input, 20_000);
      new ZoomImDriver().getPropertyInfo(url, new Properties());
      try {
        assertThat(SettingsReader.read(url, null, Map.of()).toString()).isNotEmpty();
      } catch (ZoomImFailure failure) {
        assertThat(failure.kind()).isEqualTo(ZoomImFailure.Kind.CONFIGURATION);
        assertThat(failure.getMessage()).hasSizeLessThan(20_000);
      }
    }
  },

  PAGE("page") {
    @Override
    void read(byte[] input) {
      assertThat(PageTarget.read(input)).isNotNull();
    }
  },

  RETRY_AFTER("retryAfter") {
    @Override
    void read(byte[] input) {
      Duration wait = RetryAfter.parse(text(input, 1000), Instant.parse("2026-11-23T12:00:00Z"));
      if (wait != null) {
        assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(36_500));
      }
    }
  },

  SQL("sql") {
    @Override
    void read(byte[] input) {
      String sql = text(input, 2000);
      try (PreparedStatement statement = Shared.CONNECTION.prepareStatement(sql)) {
        statement.getMetaData();
      } catch (SQLException e) {
        assertThat(e.getSQLState()).as(sql + ": " + e).isNotNull().isNotEqualTo("XX000");
      }
    }
  };

  private final String folder;

  FuzzTarget(String folder) {
    this.folder = folder;
  }

  /** Where its corpus lies; the fuzzer goes by the name of its method. */
  String folder() {
    return folder;
  }

  /** Reads the input; throws where anything but a failure made for people came out. */
  abstract void read(byte[] input);

  private static String text(byte[] input, int most) {
    String text = new String(input, StandardCharsets.UTF_8);
    return text.length() > most ? text.substring(0, most) : text;
  }

  /** Opened once; nothing is sent, for nothing is executed. */
  private static final class Shared {
    static final Connection CONNECTION = open();

    private static Connection open() {
      try {
        return ClockedConnections.open(
            "jdbc:zoomim:accessToken=t", new Properties(), Map.of(), TimeSource.system());
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }
}
