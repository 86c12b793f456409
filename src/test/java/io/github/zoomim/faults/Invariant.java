package io.github.zoomim.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.zoomim.faults.NamedFault.Trait;
import io.github.zoomim.faults.NamedFault.Verdict;
import io.github.zoomim.simulator.RecordedRequest;
import io.github.zoomim.simulator.SimulatedSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What must hold whatever went wrong: exactly the true rows, each once, or one error with a right
 * SQLSTATE and a message that tells what to do; and which of the two, where that is certain.
 */
final class Invariant {
  private static final Pattern ADVICE =
      Pattern.compile(
          "check |try again|lower |raise |add .* to the app|run the statement again|select |narrow "
              + "|the limit ends at|did not say when|needs a paid plan|needs fewer pages"
              + "|api=report");

  private final Schedule schedule;
  private final Outcome outcome;
  private final Set<String> states = new HashSet<>();
  private final boolean oneByOne;
  private boolean mustEnd;
  private boolean mayEnd;

  private Invariant(Schedule schedule, Outcome outcome) {
    this.schedule = schedule;
    this.outcome = outcome;
    this.oneByOne = schedule.properties().contains("concurrency=1");
  }

  static void check(Schedule schedule, Outcome outcome) {
    Invariant invariant = new Invariant(schedule, outcome);
    invariant.expect();
    invariant.checkEnding();
    invariant.checkRows();
    assertThat(outcome.requestsToTrap()).as("requests to another host").isZero();
  }

  private void expect() {
    if (!schedule.timeout().isZero()) {
      mayEnd = true;
      states.add("HYT00");
    }
    read(outcome.requests(), outcome.struck());
    read(outcome.tokenRequests(), outcome.tokenStruck());
    long reopened =
        outcome.struck().values().stream().filter(f -> f.verdict() == Verdict.REOPENS).count();
    mayEnd |= reopened > 2;
    if (!oneByOne) {
      // Neighbours in number may be of different pages, and what fails may be no longer needed.
      mayEnd |= mustEnd;
      mustEnd = false;
    }
  }

  private void read(List<RecordedRequest> requests, Map<Integer, NamedFault> struck) {
    int failing = 0;
    boolean silent = false;
    boolean refusedToken = false;
    for (RecordedRequest request : requests) {
      NamedFault fault = struck.get(request.number());
      boolean spoilt = fault != null && !(fault.is(Trait.NEEDS_PAGE) && request.status() != 200);
      if (spoilt) {
        states.addAll(fault.states());
        mustEnd |= fault.verdict() == Verdict.ENDS;
        mayEnd |= fault.verdict() == Verdict.MAY_END;
      }
      boolean unauthorised =
          request.status() == 401 && !(spoilt && fault.verdict() == Verdict.ENDS);
      // A new token that is refused too is one more repeat, for others may take turns with us.
      boolean again = unauthorised && refusedToken;
      if (again || (unauthorised && !schedule.renewsToken())) {
        states.add("28000");
        mustEnd |= !schedule.renewsToken();
      }
      boolean passing =
          (spoilt && fault.verdict() == Verdict.PASSES) || request.status() == 429 || again;
      refusedToken = unauthorised || (refusedToken && (passing || !oneByOne));
      if (request.status() == 429) {
        states.add("53400");
      }
      silent |= passing && fault != null && fault.is(Trait.SILENT);
      failing = passing ? failing + 1 : unauthorised || !oneByOne ? failing : 0;
      if (failing > schedule.maxRetries()) {
        mayEnd = true;
        mustEnd |= !silent;
      }
      silent &= failing > 0;
    }
  }

  private void checkEnding() {
    SQLException failure = outcome.failure();
    if (failure == null) {
      assertThat(mustEnd).as("it returned rows, but had to end in one of " + states).isFalse();
      return;
    }
    String said = failure.getSQLState() + " " + failure.getMessage();
    assertThat(mustEnd || mayEnd).as("it had to return its rows, but ended: " + said).isTrue();
    assertThat(failure.getSQLState()).as(said).isIn(states);
    assertThat(failure.getMessage()).containsPattern(ADVICE);
    assertThat(failure.getMessage()).hasSizeLessThan(1500).doesNotContain(outcome.secrets());
  }

  private void checkRows() {
    List<SimulatedSession> truth = schedule.query().truth(schedule.sessions());
    if (schedule.query().shape() == Query.Shape.COUNT) {
      if (outcome.failure() == null) {
        assertThat(outcome.rows()).containsExactly("" + truth.size());
      } else {
        assertThat(outcome.rows()).isEmpty();
      }
      return;
    }
    List<String> expected =
        truth.stream()
            .map(schedule.showsTrueValues() ? Invariant::row : SimulatedSession::id)
            .toList();
    List<String> actual =
        schedule.showsTrueValues()
            ? outcome.rows()
            : outcome.rows().stream().map(row -> row.substring(0, row.indexOf('|'))).toList();
    assertThat(difference(actual, actual)).as("rows that came more than once").isEmpty();
    assertThat(difference(actual, expected)).as("rows that are not true").isEmpty();
    if (outcome.failure() == null) {
      assertThat(actual.size())
          .as("rows, missing " + difference(expected, actual))
          .isEqualTo(Math.min(expected.size(), schedule.query().limit()));
    }
    if (schedule.query().isInOrder() && schedule.showsTrueValues()) {
      // Whether it ended well or not: what came must be what comes first.
      assertThat(times(actual)).as("times").isEqualTo(times(expected.subList(0, actual.size())));
    }
  }

  private static List<String> times(List<String> rows) {
    return rows.stream().map(row -> row.substring(row.lastIndexOf('|') + 1)).toList();
  }

  /** What is left of the first list when each element of the second has taken away one. */
  private static List<String> difference(List<String> all, List<String> taken) {
    List<String> left = new ArrayList<>(all);
    new HashSet<>(taken).forEach(left::remove);
    return left;
  }

  private static String row(SimulatedSession session) {
    return session.id()
        + "|"
        + session.type()
        + "|"
        + session.name()
        + "|"
        + session.lastMessageSentTime();
  }
}
