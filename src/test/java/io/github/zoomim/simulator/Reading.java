package io.github.zoomim.simulator;

/** The readings of what the contract leaves open; a driver must return right rows under each. */
public final class Reading {
  private Reading() {}

  /** Which sessions a range of days selects. */
  public enum Selection {
    /** Those whose last message was sent within it. */
    BY_LAST_MESSAGE,
    /** Those with any activity within it. */
    BY_ACTIVITY
  }

  /** The order of a window's rows. */
  public enum RowOrder {
    /** Oldest first, by the time that selected the row. */
    TIME_ASCENDING,
    /** Newest first, by the time that selected the row. */
    TIME_DESCENDING,
    /** By a hash of the id: no order that a reader could use. */
    SHUFFLED
  }

  /** How the position of the next page is kept while sessions move. */
  public enum Paging {
    /** After the last row returned: a session that stays put is neither skipped nor repeated. */
    KEYSET,
    /** A count of rows into the window as it is now: moving sessions shift the others. */
    OFFSET,
    /** A count of rows into the window as it was at its first page. */
    SNAPSHOT
  }

  /** What {@code from} and {@code to} of the answer say. */
  public enum Echo {
    /** The requested days. */
    EXACT,
    /** Nothing. */
    ABSENT,
    /** JSON nulls. */
    NULL,
    /** A day more at each end; rows as asked for. */
    WIDER,
    /** A later {@code from}, and rows only from there on, as a sibling endpoint did. */
    NARROWER,
    /** Instants such as {@code 2026-10-05T00:00:00Z} in place of days. */
    INSTANTS
  }

  /** Whether the day exactly six months ago is still served. */
  public enum BoundaryDay {
    /** It is. */
    SERVED,
    /** It is refused like the days before it. */
    REFUSED
  }

  /** What {@code next_page_token} is on a window's last page. */
  public enum LastToken {
    /** {@code ""}. */
    EMPTY,
    /** JSON null. */
    NULL,
    /** Left out. */
    ABSENT
  }

  /** How a row shows a field that has no value. */
  public enum Missing {
    /** JSON null. */
    NULL,
    /** Left out. */
    ABSENT,
    /** Either, by the session's id. */
    MIXED
  }

  /** The form of {@code Retry-After}. */
  public enum RetryAfter {
    /** {@code 2020-05-31T00:00:00Z}, as in Zoom's example. */
    INSTANT,
    /** Whole seconds. */
    SECONDS,
    /** {@code Sun, 31 May 2020 00:00:00 GMT}. */
    HTTP_DATE,
    /** No such header. */
    NONE
  }
}
