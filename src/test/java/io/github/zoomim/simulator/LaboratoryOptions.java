package io.github.zoomim.simulator;

import io.github.zoomim.simulator.Reading.BoundaryDay;
import io.github.zoomim.simulator.Reading.Echo;
import io.github.zoomim.simulator.Reading.LastToken;
import io.github.zoomim.simulator.Reading.Missing;
import io.github.zoomim.simulator.Reading.Paging;
import io.github.zoomim.simulator.Reading.RetryAfter;
import io.github.zoomim.simulator.Reading.RowOrder;
import io.github.zoomim.simulator.Reading.Selection;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How a laboratory's Zoom behaves; immutable, every {@code with} gives a changed copy. */
public final class LaboratoryOptions implements Cloneable {
  /** How many days of a window {@link Echo#NARROWER} serves. */
  private static final int NARROWED_TO_DAYS = 7;

  InstantSource clock = InstantSource.system();
  SimulatedAccount account = SimulatedAccount.demo();
  ZoneId zone = ZoneOffset.UTC;
  List<SimulatedSession> sessions;
  Duration latency = Duration.ZERO;
  int requestsPerSecond = 0;
  int requestsPerDay = 0;
  List<SimulatedSession> strays = List.of();
  int pageCap = 300;
  Selection selection = Selection.BY_LAST_MESSAGE;
  RowOrder rowOrder = RowOrder.TIME_DESCENDING;
  Paging paging = Paging.KEYSET;
  Echo echo = Echo.EXACT;
  BoundaryDay boundaryDay = BoundaryDay.SERVED;
  LastToken lastToken = LastToken.EMPTY;
  Missing missing = Missing.MIXED;
  boolean unknownFields = true;
  int errorStatus = 400;
  RetryAfter retryAfter = RetryAfter.INSTANT;
  Set<String> withheldHeaders = Set.of();
  boolean gzip = true;
  boolean chunked = false;

  private LaboratoryOptions(List<SimulatedSession> sessions) {
    this.sessions = sessions;
  }

  private LaboratoryOptions with(Consumer<LaboratoryOptions> change) {
    try {
      LaboratoryOptions copy = (LaboratoryOptions) clone();
      change.accept(copy);
      return copy;
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /** An account with these sessions that behaves as Zoom is known to. */
  public static LaboratoryOptions of(List<SimulatedSession> sessions) {
    return new LaboratoryOptions(sessions);
  }

  /** The demo as it is on the clock's present day. */
  public static LaboratoryOptions demo(InstantSource clock) {
    return of(DemoSessions.upTo(clock.instant(), DemoSessions.COUNT, DemoSessions.SEED))
        .withClock(clock);
  }

  /** What decides today, the life of tokens, and the rate. */
  public LaboratoryOptions withClock(InstantSource value) {
    return with(o -> o.clock = value);
  }

  /** The credentials and scopes. */
  public LaboratoryOptions withAccount(SimulatedAccount value) {
    return with(o -> o.account = value);
  }

  /** The same account with other scopes. */
  public LaboratoryOptions withScopes(String... scopes) {
    return withAccount(
        new SimulatedAccount(
            account.accountId(),
            account.clientId(),
            account.clientSecret(),
            account.accessToken(),
            account.refreshToken(),
            Set.of(scopes)));
  }

  /** The sessions at the start. */
  public LaboratoryOptions withSessions(List<SimulatedSession> value) {
    return with(o -> o.sessions = value);
  }

  /** The account's zone, whose days {@code from} and {@code to} are. */
  public LaboratoryOptions withZone(ZoneId value) {
    return with(o -> o.zone = value);
  }

  /** How long each page takes, in real time. */
  public LaboratoryOptions withLatency(Duration value) {
    return with(o -> o.latency = value);
  }

  /** The limit per second; 0 for none. */
  public LaboratoryOptions withRequestsPerSecond(int value) {
    return with(o -> o.requestsPerSecond = value);
  }

  /** The limit per UTC day; 0 for none. */
  public LaboratoryOptions withRequestsPerDay(int value) {
    return with(o -> o.requestsPerDay = value);
  }

  /** Sessions that every window returns, wherever their time lies. */
  public LaboratoryOptions withStrays(List<SimulatedSession> value) {
    return with(o -> o.strays = value);
  }

  /** Rows per page at most, whatever {@code page_size} asks. */
  public LaboratoryOptions withPageCap(int value) {
    return with(o -> o.pageCap = value);
  }

  /** Which sessions a window selects. */
  public LaboratoryOptions withSelection(Selection value) {
    return with(o -> o.selection = value);
  }

  /** The order of a window's rows. */
  public LaboratoryOptions withRowOrder(RowOrder value) {
    return with(o -> o.rowOrder = value);
  }

  /** How the position of the next page is kept. */
  public LaboratoryOptions withPaging(Paging value) {
    return with(o -> o.paging = value);
  }

  /** The echoed days. */
  public LaboratoryOptions withEcho(Echo value) {
    return with(o -> o.echo = value);
  }

  /** Whether the oldest day of the history is served. */
  public LaboratoryOptions withBoundaryDay(BoundaryDay value) {
    return with(o -> o.boundaryDay = value);
  }

  /** The token of a last page. */
  public LaboratoryOptions withLastToken(LastToken value) {
    return with(o -> o.lastToken = value);
  }

  /** How a row shows a field without value. */
  public LaboratoryOptions withMissing(Missing value) {
    return with(o -> o.missing = value);
  }

  /** Whether fields appear that nobody documents. */
  public LaboratoryOptions withUnknownFields(boolean value) {
    return with(o -> o.unknownFields = value);
  }

  /** The HTTP status of errors with code 300: 400 as seen, or 300 as the source document has it. */
  public LaboratoryOptions withErrorStatus(int value) {
    return with(o -> o.errorStatus = value);
  }

  /** The form of {@code Retry-After}. */
  public LaboratoryOptions withRetryAfter(RetryAfter value) {
    return with(o -> o.retryAfter = value);
  }

  /** Headers of answers that are never sent, such as {@code X-RateLimit-Type}. */
  public LaboratoryOptions withoutHeaders(String... names) {
    Set<String> withheld = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    withheld.addAll(List.of(names));
    return with(o -> o.withheldHeaders = withheld);
  }

  /** Whether answers are gzipped for clients that ask. */
  public LaboratoryOptions withGzip(boolean value) {
    return with(o -> o.gzip = value);
  }

  /** Whether bodies are chunked in place of a Content-Length. */
  public LaboratoryOptions withChunkedBodies(boolean value) {
    return with(o -> o.chunked = value);
  }

  /** What the simulator's own parts know of it. */
  SimulatorOptions simulator() {
    return new SimulatorOptions(
        0, clock, account, zone, sessions, latency, requestsPerSecond, requestsPerDay);
  }

  /** The first day of a window that is served. */
  LocalDate servedFrom(LocalDate from, LocalDate to) {
    LocalDate last = to.minusDays(NARROWED_TO_DAYS - 1);
    return echo == Echo.NARROWER && from.isBefore(last) ? last : from;
  }
}
