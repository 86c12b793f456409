package io.github.zoomim.execution;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can meet, with a message made for people: what was asked, what came back,
 * what to change; never a secret. The {@code jdbc} package turns its {@link Kind} into the SQLSTATE
 * and the subclass of {@link java.sql.SQLException}.
 */
public final class ZoomImFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, as far as a program can act on it. */
  public enum Kind {
    /** The URL or a property is wrong; nothing was sent. */
    CONFIGURATION,
    /** The server could not be reached, or broke off, after all retries. */
    CONNECTION,
    /** The access token or the credentials were refused. */
    AUTHENTICATION,
    /** The token is good but lacks a scope, or the account lacks the permission or plan. */
    PERMISSION,
    /** A rate limit outlasted the retries, or the day's requests are used up. */
    RATE_LIMIT,
    /** What answers there is not the API that was asked for. */
    WRONG_ADDRESS,
    /** Zoom refused the request for another reason. */
    REFUSED,
    /** Zoom refused the days that were asked for. */
    REFUSED_DAYS,
    /** An answer that violates the API; rows could be lost by continuing. */
    PROTOCOL,
    /** SQL that does not parse or does not validate. */
    SYNTAX,
    /** A table, or a schema in a query, that does not exist. */
    NO_SUCH_TABLE,
    /** A column that does not exist. */
    NO_SUCH_COLUMN,
    /** A value that can't be converted or computed, for none of the reasons that follow. */
    DATA,
    /** A subquery that stands for one value has several rows. */
    SEVERAL_ROWS,
    /** An argument outside what a function takes. */
    BAD_ARGUMENT,
    /** A part of a text with a negative length. */
    BAD_SUBSTRING,
    /** A logarithm of zero or of a negative number. */
    BAD_LOGARITHM,
    /** A root or a power that is not a real number. */
    BAD_POWER,
    /** NTILE of no tiles. */
    BAD_TILES,
    /** A row of NTH_VALUE that is not counted from 1. */
    BAD_ROW_NUMBER,
    /** A text that is not a regular expression. */
    BAD_PATTERN,
    /** An escape of LIKE that is not one character, or that stands before any other. */
    BAD_ESCAPE,
    /** A LIMIT that is not a number of rows. */
    BAD_LIMIT,
    /** An OFFSET that is not a number of rows. */
    BAD_OFFSET,
    /** A text that is not JSON, or has not what is wanted of it. */
    BAD_JSON,
    /** Division by zero. */
    DIVISION_BY_ZERO,
    /** A number outside the range of its type. */
    OUT_OF_RANGE,
    /** A text that is no number, or no boolean. */
    BAD_NUMBER,
    /** A text that is no date, time or timestamp. */
    BAD_DATETIME,
    /** A date or time that the calendar or the clock doesn't have. */
    DATETIME_RANGE,
    /** A parameter was not set, or the count of parameters is wrong. */
    PARAMETERS,
    /** A statement that writes; the source is read-only. */
    READ_ONLY,
    /** Valid SQL that this driver does not support. */
    UNSUPPORTED,
    /** The statement was cancelled, or its thread interrupted. */
    CANCELLED,
    /** The statement's timeout passed. */
    TIMEOUT,
    /** The statement or connection was closed while it ran. */
    CLOSED,
    /** A text, a list, JSON or a regular expression beyond the longest that is made or taken. */
    TOO_LONG,
    /** A statement beyond what can be planned; the same one will always be. */
    TOO_COMPLEX,
    /** Memory ran out. */
    RESOURCES,
    /** A fault of the driver itself. */
    INTERNAL
  }

  private final Kind kind;

  /** A failure without a cause. */
  public ZoomImFailure(Kind kind, String message) {
    this(kind, message, null);
  }

  /** A failure with the exception that led to it; the cause must hold no secret either. */
  public ZoomImFailure(Kind kind, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
