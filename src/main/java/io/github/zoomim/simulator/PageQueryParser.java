package io.github.zoomim.simulator;

import io.github.zoomim.simulator.ApiError.ApiException;
import io.github.zoomim.simulator.ApiError.FieldError;
import io.github.zoomim.simulator.Reading.BoundaryDay;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a query against every rule of the contract; names all faults at once. */
final class PageQueryParser {
  static final String TOO_OLD = "Report requested exceeds 6 month limit.";
  private static final Set<String> KNOWN = Set.of("from", "to", "page_size", "next_page_token");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final SimulatorOptions options;

  PageQueryParser(SimulatorOptions options) {
    this.options = options;
  }

  PageQuery parse(Endpoint endpoint, QueryString query) throws ApiException {
    List<FieldError> errors = new ArrayList<>();
    for (String name : query.values().keySet()) {
      if (!KNOWN.contains(name)) {
        errors.add(new FieldError(name, "Unknown parameter."));
      }
    }
    query.repeated().forEach(name -> errors.add(new FieldError(name, "Sent more than once.")));
    query.broken().forEach(part -> errors.add(new FieldError("query", "Not percent-encoded.")));
    LocalDate from = day(query, "from", errors);
    LocalDate to = day(query, "to", errors);
    int pageSize = pageSize(query.get("page_size"), errors);
    if (from != null && to != null) {
      if (to.isBefore(from)) {
        errors.add(new FieldError("to", "Must not be before from."));
      } else if (!to.isBefore(from.plusMonths(1))) {
        errors.add(new FieldError("to", "The range must not exceed one month."));
      }
    }
    if (from == null || to == null || !errors.isEmpty()) {
      throw new ApiException(
          new ApiError(options.errorStatus(), 300, "Validation Failed.", errors));
    }
    if (from.isBefore(firstDayServed())) {
      throw new ApiException(new ApiError(options.errorStatus(), 300, TOO_OLD));
    }
    return new PageQuery(endpoint, from, to, pageSize, query.get("next_page_token"));
  }

  private LocalDate firstDayServed() {
    LocalDate today = LocalDate.ofInstant(options.clock().instant(), options.zone());
    LocalDate boundary = today.minusMonths(options.historyMonths());
    return options.boundaryDay() == BoundaryDay.SERVED ? boundary : boundary.plusDays(1);
  }

  private static @Nullable LocalDate day(QueryString query, String name, List<FieldError> errors) {
    String text = query.get(name);
    if (text == null) {
      errors.add(new FieldError(name, "Required."));
      return null;
    }
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text, DAY);
      }
    } catch (DateTimeException e) {
      // Said below, together with texts of another length.
    }
    errors.add(new FieldError(name, "Must be a date in the form yyyy-mm-dd."));
    return null;
  }

  private static int pageSize(@Nullable String text, List<FieldError> errors) {
    if (text == null) {
      return 30;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= 300) {
      return Integer.parseInt(text);
    }
    errors.add(new FieldError("page_size", "Must be a number from 1 to 300."));
    return 0;
  }
}
