package io.github.zoomim.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.zoomim.simulator.Reading.LastToken;
import io.github.zoomim.simulator.Reading.Missing;
import io.github.zoomim.simulator.SessionPager.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Renders a page in the form of the source document's sample, with fields it does not know. */
final class PageWriter {
  private final SimulatorOptions options;

  PageWriter(SimulatorOptions options) {
    this.options = options;
  }

  byte[] json(Page page) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 + 256 * page.rows().size());
    try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      echo(json, page);
      json.writeNumberField("page_size", page.query().pageSize());
      token(json, page.nextToken());
      if (options.unknownFields()) {
        json.writeStringField("report_version", "2.1");
      }
      json.writeArrayFieldStart("sessions");
      for (SimulatedSession session : page.rows()) {
        row(json, page.query().endpoint(), session);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("A session can't be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  private void echo(JsonGenerator json, Page page) throws IOException {
    LocalDate from = page.from();
    LocalDate to = page.query().to();
    switch (options.echo()) {
      case ABSENT -> {}
      case NULL -> {
        json.writeNullField("from");
        json.writeNullField("to");
      }
      case WIDER -> days(json, from.minusDays(1).toString(), to.plusDays(1).toString());
      case INSTANTS -> days(json, from + "T00:00:00Z", to + "T00:00:00Z");
      case EXACT, NARROWER -> days(json, from.toString(), to.toString());
    }
  }

  private static void days(JsonGenerator json, String from, String to) throws IOException {
    json.writeStringField("from", from);
    json.writeStringField("to", to);
  }

  private void token(JsonGenerator json, @Nullable String next) throws IOException {
    if (next != null) {
      json.writeStringField("next_page_token", next);
    } else if (options.lastToken() == LastToken.EMPTY) {
      json.writeStringField("next_page_token", "");
    } else if (options.lastToken() == LastToken.NULL) {
      json.writeNullField("next_page_token");
    }
  }

  private void row(JsonGenerator json, Endpoint endpoint, SimulatedSession session)
      throws IOException {
    int variant = session.id().hashCode();
    json.writeStartObject();
    json.writeStringField(endpoint.idField(), session.id());
    field(json, "type", session.type(), variant);
    field(json, "name", session.name(), variant >> 1);
    field(
        json, "last_message_sent_time", time(session.lastMessageSentTime(), variant), variant >> 2);
    if (endpoint == Endpoint.REPORT) {
      json.writeStringField("channel_id", "ch-" + Integer.toHexString(variant));
      json.writeBooleanField("has_external_member", (variant & 4) != 0);
    }
    if (options.unknownFields() && (variant & 7) == 0) {
      json.writeObjectFieldStart("retention");
      json.writeNumberField("days", variant & 255);
      json.writeArrayFieldStart("sessions");
      json.writeStartObject();
      json.writeStringField("session_id", "not a row");
      json.writeEndObject();
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void field(JsonGenerator json, String name, @Nullable String value, int variant)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value);
    } else if (options.missing() == Missing.NULL
        || (options.missing() == Missing.MIXED && (variant & 1) == 0)) {
      json.writeNullField(name);
    }
  }

  /**
   * With milliseconds where there are any, and with {@code .000} or without where there are none.
   */
  private static @Nullable String time(@Nullable Instant time, int variant) {
    if (time == null) {
      return null;
    }
    String text = time.toString();
    return time.equals(time.truncatedTo(ChronoUnit.SECONDS)) && (variant & 8) == 0
        ? text.substring(0, text.length() - 1) + ".000Z"
        : text;
  }
}
