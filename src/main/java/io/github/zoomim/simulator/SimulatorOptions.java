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
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** How a simulator behaves; immutable, every {@code with} gives a changed copy. */
public final class SimulatorOptions implements Cloneable {
  private int port = 0;
  private InstantSource clock = InstantSource.system();
  private SimulatedAccount account = SimulatedAccount.demo();
  private List<SimulatedSession> sessions = List.of();
  private List<SimulatedSession> strays = List.of();
  private int pageCap = 300;
  private int historyMonths = 6;
  private ZoneId zone = ZoneOffset.UTC;
  private Selection selection = Selection.BY_LAST_MESSAGE;
  private RowOrder rowOrder = RowOrder.TIME_DESCENDING;
  private Paging paging = Paging.KEYSET;
  private Echo echo = Echo.EXACT;
  private int narrowedToDays = 7;
  private BoundaryDay boundaryDay = BoundaryDay.SERVED;
  private LastToken lastToken = LastToken.EMPTY;
  private Missing missing = Missing.MIXED;
  private boolean unknownFields = true;
  private int errorStatus = 400;
  private RetryAfter retryAfter = RetryAfter.INSTANT;
  private Set<String> withheldHeaders = Set.of();
  private boolean gzip = true;
  private boolean chunked = false;
  private Duration latency = Duration.ZERO;
  private int requestsPerSecond = 0;
  private int requestsPerDay = 0;
  private Duration pageTokenLife = Duration.ofMinutes(15);
  private Duration accessTokenLife = Duration.ofHours(1);

  private SimulatorOptions() {}

  private SimulatorOptions with(Consumer<SimulatorOptions> change) {
    SimulatorOptions copy = clone();
    change.accept(copy);
    return copy;
  }

  @Override
  protected SimulatorOptions clone() {
    try {
      return (SimulatorOptions) super.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * An account with these sessions and the contract's plainest behaviour; the list is not copied.
   */
  public static SimulatorOptions of(List<SimulatedSession> sessions) {
    return new SimulatorOptions().with(o -> o.sessions = sessions);
  }

  /** The demo: some 2,000 sessions of the last six months by the machine's clock. */
  public static SimulatorOptions demo() {
    return demo(InstantSource.system());
  }

  /** The demo as it is on the clock's present day. */
  public static SimulatorOptions demo(InstantSource clock) {
    return of(DemoSessions.upTo(clock.instant())).withClock(clock);
  }

  /** The port on the loopback address; 0 for any. */
  public SimulatorOptions withPort(int value) {
    return with(o -> o.port = value);
  }

  /** What decides today, the life of tokens, and the rate; {@link SimulatorClock} stands still. */
  public SimulatorOptions withClock(InstantSource value) {
    return with(o -> o.clock = value);
  }

  /** A clock that stands still at the instant. */
  public SimulatorOptions withClockAt(Instant value) {
    return withClock(new SimulatorClock(value));
  }

  /** The credentials and scopes. */
  public SimulatorOptions withAccount(SimulatedAccount value) {
    return with(o -> o.account = value);
  }

  /** The sessions at the start; the list must not change and is not copied. */
  public SimulatorOptions withSessions(List<SimulatedSession> value) {
    return with(o -> o.sessions = value);
  }

  /** Sessions that every window returns, wherever their time lies. */
  public SimulatorOptions withStrays(List<SimulatedSession> value) {
    return with(o -> o.strays = List.copyOf(value));
  }

  /** Rows per page at the most, whatever {@code page_size} asks; 1 to 300. */
  public SimulatorOptions withPageCap(int value) {
    return with(o -> o.pageCap = Math.max(1, value));
  }

  /** How many months back is served. */
  public SimulatorOptions withHistoryMonths(int value) {
    return with(o -> o.historyMonths = value);
  }

  /** The account's zone, whose days {@code from} and {@code to} are. */
  public SimulatorOptions withZone(ZoneId value) {
    return with(o -> o.zone = value);
  }

  /** Which sessions a window selects. */
  public SimulatorOptions withSelection(Selection value) {
    return with(o -> o.selection = value);
  }

  /** The order of a window's rows. */
  public SimulatorOptions withRowOrder(RowOrder value) {
    return with(o -> o.rowOrder = value);
  }

  /** How the position of the next page is kept. */
  public SimulatorOptions withPaging(Paging value) {
    return with(o -> o.paging = value);
  }

  /** The echoed days. */
  public SimulatorOptions withEcho(Echo value) {
    return with(o -> o.echo = value);
  }

  /** {@link Echo#NARROWER}, with the last so many days of a window served. */
  public SimulatorOptions withNarrowedToDays(int value) {
    return with(
        o -> {
          o.echo = Echo.NARROWER;
          o.narrowedToDays = Math.max(1, value);
        });
  }

  /** Whether the oldest day of the history is served. */
  public SimulatorOptions withBoundaryDay(BoundaryDay value) {
    return with(o -> o.boundaryDay = value);
  }

  /** The token of a last page. */
  public SimulatorOptions withLastToken(LastToken value) {
    return with(o -> o.lastToken = value);
  }

  /** How a row shows a field without value. */
  public SimulatorOptions withMissing(Missing value) {
    return with(o -> o.missing = value);
  }

  /** Whether fields appear that the contract does not know. */
  public SimulatorOptions withUnknownFields(boolean value) {
    return with(o -> o.unknownFields = value);
  }

  /** The HTTP status of errors with code 300: 400 as seen, or 300 as the source document has it. */
  public SimulatorOptions withErrorStatus(int value) {
    return with(o -> o.errorStatus = value);
  }

  /** The form of {@code Retry-After}. */
  public SimulatorOptions withRetryAfter(RetryAfter value) {
    return with(o -> o.retryAfter = value);
  }

  /** Response headers that are never sent, such as {@code X-RateLimit-Type}. */
  public SimulatorOptions withoutHeaders(String... names) {
    Set<String> withheld = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    withheld.addAll(List.of(names));
    return with(o -> o.withheldHeaders = withheld);
  }

  /** Whether answers are gzipped for clients that ask. */
  public SimulatorOptions withGzip(boolean value) {
    return with(o -> o.gzip = value);
  }

  /** Whether bodies are chunked in place of a Content-Length. */
  public SimulatorOptions withChunkedBodies(boolean value) {
    return with(o -> o.chunked = value);
  }

  /** How long each page takes, in real time. */
  public SimulatorOptions withLatency(Duration value) {
    return with(o -> o.latency = value);
  }

  /** The limit per second; 0 for none. */
  public SimulatorOptions withRequestsPerSecond(int value) {
    return with(o -> o.requestsPerSecond = value);
  }

  /** The limit per UTC day; 0 for none. */
  public SimulatorOptions withRequestsPerDay(int value) {
    return with(o -> o.requestsPerDay = value);
  }

  /** How long a page token is good. */
  public SimulatorOptions withPageTokenLife(Duration value) {
    return with(o -> o.pageTokenLife = value);
  }

  /** How long an issued access token is good. */
  public SimulatorOptions withAccessTokenLife(Duration value) {
    return with(o -> o.accessTokenLife = value);
  }

  int port() {
    return port;
  }

  InstantSource clock() {
    return clock;
  }

  SimulatedAccount account() {
    return account;
  }

  List<SimulatedSession> sessions() {
    return sessions;
  }

  List<SimulatedSession> strays() {
    return strays;
  }

  int pageCap() {
    return pageCap;
  }

  int historyMonths() {
    return historyMonths;
  }

  ZoneId zone() {
    return zone;
  }

  Selection selection() {
    return selection;
  }

  RowOrder rowOrder() {
    return rowOrder;
  }

  Paging paging() {
    return paging;
  }

  Echo echo() {
    return echo;
  }

  int narrowedToDays() {
    return narrowedToDays;
  }

  BoundaryDay boundaryDay() {
    return boundaryDay;
  }

  LastToken lastToken() {
    return lastToken;
  }

  Missing missing() {
    return missing;
  }

  boolean unknownFields() {
    return unknownFields;
  }

  int errorStatus() {
    return errorStatus;
  }

  RetryAfter retryAfter() {
    return retryAfter;
  }

  boolean gzip() {
    return gzip;
  }

  boolean chunked() {
    return chunked;
  }

  Duration latency() {
    return latency;
  }

  int requestsPerSecond() {
    return requestsPerSecond;
  }

  int requestsPerDay() {
    return requestsPerDay;
  }

  Duration pageTokenLife() {
    return pageTokenLife;
  }

  Duration accessTokenLife() {
    return accessTokenLife;
  }

  boolean withholds(String header) {
    return withheldHeaders.contains(header);
  }
}
