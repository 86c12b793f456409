package io.github.zoomim.api;

import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.http.HttpAnswer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Zoom's error responses mean, and what to do: the one place for its codes and words, which
 * exceptions, {@code --check} and {@code docs/api.md} go by. The status decides that an answer is a
 * refusal, and more where it is all there is.
 */
enum ErrorCategory {
  DAILY_LIMIT(
      Kind.RATE_LIMIT,
      "rate",
      "429, daily",
      "the account's daily request limit is used up; {until}"),
  RATE(
      Kind.RATE_LIMIT,
      "rate",
      "429, per second",
      "the account sends too many requests per second: lower requestsPerSecond, or slow down its"
          + " other apps"),
  BUSY(Kind.CONNECTION, "server", "408, 5xx", "try again later"),
  SCOPE(
      Kind.PERMISSION,
      "scope",
      "4xx with 4711, 104, 4700 or \"does not contain scopes\"",
      "the access token lacks a scope: add {scopes} to the app and authorise or activate it again"),
  TOKEN(
      Kind.AUTHENTICATION,
      "token",
      "401; 4xx with 124",
      "the access token is invalid or expired: {token}"),
  PAGE_TOKEN(
      Kind.REFUSED,
      "request",
      "4xx with \"page token\" that is invalid or expired; any other 300 on a later page",
      "the window is read again from its first page"),
  HISTORY(
      Kind.REFUSED_DAYS,
      "request",
      "300 with \"6 month limit\"",
      "Zoom does not serve days that old: lower historyMonths"),
  PAGE_SIZE(
      Kind.REFUSED,
      "request",
      "400 about page_size",
      "Zoom refuses even pages of 30 sessions: lower pageSize"),
  PERMISSION(
      Kind.PERMISSION,
      "permission",
      "403; 400 with 200",
      "the account needs a paid plan, and the user the permission to see chat sessions"),
  NOT_FOUND(
      Kind.WRONG_ADDRESS,
      "endpoint",
      "404",
      "check baseUrl, that the account exists, and {elsewhere}"),
  REDIRECT(
      Kind.WRONG_ADDRESS, "endpoint", "3xx", "a redirect{target} is not followed: check baseUrl"),
  DAYS(
      Kind.REFUSED_DAYS,
      "request",
      "any other 300",
      "Zoom refuses the requested days: check the time range"),
  REQUEST(
      Kind.REFUSED,
      "request",
      "any other 400",
      "Zoom rejects this request: check the time range and pageSize"),
  UNKNOWN(
      Kind.WRONG_ADDRESS,
      "endpoint",
      "304, any other 4xx",
      "this is not an answer of Zoom's API: check baseUrl and any proxy in between");

  private static final Set<Integer> SCOPE_CODES = Set.of(4711, 104, 4700);

  /** One month is another rule, which must not be taken for the end of the history. */
  private static final Pattern MONTHS_OF_HISTORY =
      Pattern.compile("\\b(?:six|twelve|[2-9]|[1-9]\\d)[ -]?months?\\b");

  private static final Pattern STALE_PAGE =
      Pattern.compile(
          "page[ _]?token.*\\b(?:invalid|expired)|\\b(?:invalid|expired).*page[ _]?token");
  private static final Pattern SIZE_OF_PAGE = Pattern.compile("page[ _]?size");

  private final Kind kind;
  private final String subject;
  private final String told;
  private final String advice;

  ErrorCategory(Kind kind, String subject, String told, String advice) {
    this.kind = kind;
    this.subject = subject;
    this.told = told;
    this.advice = advice;
  }

  /**
   * What an error means.
   *
   * @param isDaily whether a limit is one of the day
   * @param onLaterPage whether the request carried a page token
   */
  static ErrorCategory of(ZoomError error, boolean isDaily, boolean onLaterPage) {
    int status = error.status();
    if (status == 429) {
      return isDaily ? DAILY_LIMIT : RATE;
    }
    if (status >= 500 || status == 408) {
      return BUSY;
    }
    String said = error.message().toLowerCase(Locale.ROOT);
    if (error.hasCode(SCOPE_CODES) || said.contains("does not contain scopes")) {
      return SCOPE;
    }
    if (onLaterPage && STALE_PAGE.matcher(said).find()) {
      return PAGE_TOKEN;
    }
    if (status == 401 || error.hasCode(Set.of(124))) {
      return TOKEN;
    }
    boolean isValidation = error.hasCode(Set.of(300)) && (status == 400 || status == 300);
    if (isValidation && MONTHS_OF_HISTORY.matcher(said).find()) {
      return HISTORY;
    }
    if ((isValidation || status == 400) && SIZE_OF_PAGE.matcher(said).find()) {
      return PAGE_SIZE;
    }
    if (isValidation) {
      return onLaterPage ? PAGE_TOKEN : DAYS;
    }
    return ofTheRest(status, error);
  }

  private static ErrorCategory ofTheRest(int status, ZoomError error) {
    if (status == 403 || (status == 400 && error.hasCode(Set.of(200)))) {
      return PERMISSION;
    }
    if (status == 404) {
      return NOT_FOUND;
    }
    if (HttpAnswer.isRedirect(status)) {
      return REDIRECT;
    }
    return status == 400 ? REQUEST : UNKNOWN;
  }

  /** What kind of failure it is where it cannot be put right. */
  Kind kind() {
    return kind;
  }

  /** What it is about, in a word. */
  String subject() {
    return subject;
  }

  /** How Zoom says it. */
  String told() {
    return told;
  }

  /** What to do, with names in braces to be filled in. */
  String advice() {
    return advice;
  }
}
