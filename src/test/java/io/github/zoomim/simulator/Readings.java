package io.github.zoomim.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.zoomim.simulator.Reading.BoundaryDay;
import io.github.zoomim.simulator.Reading.LastToken;
import io.github.zoomim.simulator.Reading.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Words the simulator's answers as each reading has it. */
final class Readings {
  private final LaboratoryOptions options;
  private volatile @Nullable String tokenApiUrl;

  Readings(LaboratoryOptions options) {
    this.options = options;
  }

  /** Whether the window begins on a day that is served to some and not to others. */
  boolean refuses(Map<String, String> query) {
    LocalDate oldest =
        LocalDate.ofInstant(options.clock.instant(), options.zone)
            .minusMonths(PageQuery.HISTORY_MONTHS);
    return options.boundaryDay == BoundaryDay.REFUSED
        && oldest.toString().equals(query.get("from"));
  }

  int status(HttpReply reply, JsonNode body) {
    boolean code300 = reply.status() == 400 && body.path("code").asInt() == 300;
    return code300 ? options.errorStatus : reply.status();
  }

  /** Changes the form in which {@code Retry-After} says an instant. */
  void retryAfter(Map<String, String> headers) {
    String instant = headers.remove("Retry-After");
    if (instant == null) {
      return;
    }
    Instant free = Instant.parse(instant);
    switch (options.retryAfter) {
      case INSTANT -> headers.put("Retry-After", instant);
      case SECONDS -> {
        Duration wait = Duration.between(options.clock.instant(), free).plusNanos(999_999_999);
        headers.put("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
      }
      case HTTP_DATE -> headers.put("Retry-After", ZoomApi.httpDate(free.plusNanos(999_999_999)));
      case NONE -> {}
    }
  }

  void tokenApiUrl(String url) {
    tokenApiUrl = url;
  }

  void token(ObjectNode token) {
    String url = tokenApiUrl;
    if ("".equals(url)) {
      token.remove("api_url");
    } else if (url != null) {
      token.put("api_url", url);
    }
  }

  void page(ObjectNode page, String idField) {
    echo(page);
    if (page.path("next_page_token").asText().isEmpty()) {
      if (options.lastToken == LastToken.NULL) {
        page.putNull("next_page_token");
      } else if (options.lastToken == LastToken.ABSENT) {
        page.remove("next_page_token");
      }
    }
    JsonNode rows = page.remove("sessions");
    if (options.unknownFields) {
      page.put("report_version", "2.1");
    }
    page.set("sessions", rows);
    rows.forEach(row -> row((ObjectNode) row, row.path(idField).asText().hashCode()));
  }

  private void echo(ObjectNode page) {
    LocalDate from = LocalDate.parse(page.path("from").asText());
    LocalDate to = LocalDate.parse(page.path("to").asText());
    switch (options.echo) {
      case EXACT -> {}
      case NARROWER -> page.put("from", options.servedFrom(from, to).toString());
      case ABSENT -> page.remove(List.of("from", "to"));
      case NULL -> page.putNull("from").putNull("to");
      case WIDER ->
          page.put("from", from.minusDays(1).toString()).put("to", to.plusDays(1).toString());
      case INSTANTS -> page.put("from", from + "T00:00:00Z").put("to", to + "T00:00:00Z");
    }
  }

  private void row(ObjectNode row, int variant) {
    String time = row.path("last_message_sent_time").asText();
    if (time.matches(".*:\\d\\dZ") && (variant & 8) == 0) {
      row.put("last_message_sent_time", time.replace("Z", ".000Z"));
    }
    missing(row, "type", variant);
    missing(row, "name", variant >> 1);
    missing(row, "last_message_sent_time", variant >> 2);
    if (options.unknownFields && (variant & 7) == 0) {
      ObjectNode retention = row.putObject("retention").put("days", variant & 255);
      retention.putArray("sessions").addObject().put("session_id", "not a row");
    }
  }

  private void missing(ObjectNode row, String field, int variant) {
    boolean absent =
        options.missing == Missing.ABSENT
            || (options.missing == Missing.MIXED && (variant & 1) != 0);
    if (absent && row.path(field).isNull()) {
      row.remove(field);
    }
  }
}
