package io.github.zoomim.simulator;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A valid question for pages.
 *
 * @param from the first day, in the account's zone
 * @param to the last day, inclusive
 * @param pageSize 1 to 300
 */
record PageQuery(ApiPath endpoint, LocalDate from, LocalDate to, int pageSize) {
  static final String TOO_OLD = "Report requested exceeds 6 month limit.";
  static final int HISTORY_MONTHS = 6;

  private static final Set<String> KNOWN = Set.of("from", "to", "page_size", "next_page_token");

  /**
   * Checks a query against every rule.
   *
   * @param today in the account's zone
   * @throws ApiException that names all that is wrong at once
   */
  static PageQuery parse(ApiPath endpoint, QueryString query, LocalDate today) throws ApiException {
    Map<String, String> errors = new LinkedHashMap<>();
    for (String name : query.values().keySet()) {
      if (!KNOWN.contains(name)) {
        errors.put(name, "Unknown parameter.");
      }
    }
    query.repeated().forEach(name -> errors.put(name, "Sent more than once."));
    query.broken().forEach(part -> errors.put("query", "Not percent-encoded."));
    LocalDate from = day(query, "from", errors);
    LocalDate to = day(query, "to", errors);
    int pageSize = pageSize(query.get("page_size"), errors);
    if (from != null && to != null) {
      if (to.isBefore(from)) {
        errors.put("to", "Must not be before from.");
      } else if (!to.isBefore(from.plusMonths(1))) {
        errors.put("to", "The range must not exceed one month.");
      }
    }
    if (from == null || to == null || !errors.isEmpty()) {
      throw new ApiException(400, 300, "Validation Failed.", errors);
    }
    if (from.isBefore(today.minusMonths(HISTORY_MONTHS))) {
      throw new ApiException(400, 300, TOO_OLD);
    }
    return new PageQuery(endpoint, from, to, pageSize);
  }

  private static @Nullable LocalDate day(
      QueryString query, String name, Map<String, String> errors) {
    String text = query.get(name);
    if (text == null) {
      errors.put(name, "Required.");
      return null;
    }
    try {
      if (text.length() == 10) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below, together with texts of another length.
    }
    errors.put(name, "Must be a date in the form yyyy-mm-dd.");
    return null;
  }

  private static int pageSize(@Nullable String text, Map<String, String> errors) {
    if (text == null) {
      return 30;
    }
    if (text.matches("[1-9][0-9]{0,2}") && Integer.parseInt(text) <= 300) {
      return Integer.parseInt(text);
    }
    errors.put("page_size", "Must be a number from 1 to 300.");
    return 0;
  }
}
