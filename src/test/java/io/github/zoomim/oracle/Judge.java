package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query on the driver and on the others, and says who is right. PostgreSQL decides where it
 * is asked and has a say; else the others do where they agree, or the one that has a say.
 */
final class Judge implements AutoCloseable {
  /** What came of a query. */
  enum Verdict {
    RIGHT,
    REFUSED,
    WRONG,
    /** The others disagree with each other. */
    DISPUTED,
    /** None of the others has a say. */
    UNHEARD
  }

  /** The verdict, with all answers. */
  record Judgement(Verdict verdict, Map<Dialect, Outcome> outcomes) {
    /** Whether this is the difference that the other is, in a query that may be smaller. */
    boolean isLike(Judgement other) {
      return verdict == other.verdict
          && kind().equals(other.kind())
          && speaks(Dialect.POSTGRESQL) == other.speaks(Dialect.POSTGRESQL);
    }

    private boolean speaks(Dialect dialect) {
      return outcomes.containsKey(dialect) && !(outcomes.get(dialect) instanceof Outcome.Silent);
    }

    static final String WRONG_ROWS = "wrong rows";

    /** What a difference is like; a shrunk query must differ in the same way. */
    String kind() {
      return outcomes.get(Dialect.DRIVER) instanceof Outcome.Failed failed
          ? failed.state() + " " + failed.message().replaceAll("[^A-Za-z ].*", "")
          : WRONG_ROWS;
    }
  }

  private final Engine driver;
  private final List<Engine> others;

  /**
   * A judge.
   *
   * @param others in the order of their authority
   */
  Judge(Engine driver, List<Engine> others) {
    this.driver = driver;
    this.others = List.copyOf(others);
  }

  Judgement judge(Query query) {
    Map<Dialect, Outcome> outcomes = new EnumMap<>(Dialect.class);
    outcomes.put(Dialect.DRIVER, driver.run(query));
    for (Engine other : others) {
      outcomes.put(other.dialect(), other.run(query));
    }
    return new Judgement(verdict(query, outcomes), outcomes);
  }

  private Verdict verdict(Query query, Map<Dialect, Outcome> outcomes) {
    Outcome ours = outcomes.get(Dialect.DRIVER);
    if (ours instanceof Outcome.Failed failed && failed.state().startsWith("XX")) {
      return Verdict.WRONG;
    }
    List<Outcome> heard = new ArrayList<>();
    for (Engine other : others) {
      Outcome outcome = outcomes.get(other.dialect());
      if (!(outcome instanceof Outcome.Silent)) {
        heard.add(outcome);
        if (other.dialect() == Dialect.POSTGRESQL) {
          break;
        }
      }
    }
    if (ours instanceof Outcome.Silent || heard.isEmpty()) {
      return Verdict.UNHEARD;
    }
    if (!heard.stream().allMatch(outcome -> same(query, heard.get(0), outcome))) {
      return Verdict.DISPUTED;
    }
    if (same(query, ours, heard.get(0))) {
      return Verdict.RIGHT;
    }
    return ours instanceof Outcome.Failed failed && failed.state().equals("0A000")
        ? Verdict.REFUSED
        : Verdict.WRONG;
  }

  private static boolean same(Query query, Outcome left, Outcome right) {
    if (left instanceof Outcome.Failed a && right instanceof Outcome.Failed b) {
      return a.state().substring(0, 2).equals(b.state().substring(0, 2));
    }
    return left instanceof Outcome.Rows a
        && right instanceof Outcome.Rows b
        && sameRows(query, a.rows(), b.rows());
  }

  /** In order as far as the query orders them. */
  private static boolean sameRows(
      Query query, List<List<@Nullable Object>> left, List<List<@Nullable Object>> right) {
    Set<Integer> columns = new LinkedHashSet<>();
    for (SortKey key : query.tail().order()) {
      if (key.value() instanceof Expr.Output output) {
        columns.add(output.number() - 1);
      }
    }
    if (columns.size() == query.columns().size()) {
      return Values.equal(left, right);
    }
    return Values.equal(sorted(left), sorted(right))
        && Values.equal(keys(columns, left), keys(columns, right));
  }

  private static List<List<@Nullable Object>> sorted(List<List<@Nullable Object>> rows) {
    return rows.stream().sorted(Values.ORDER).toList();
  }

  private static List<List<@Nullable Object>> keys(
      Set<Integer> columns, List<List<@Nullable Object>> rows) {
    List<List<@Nullable Object>> keys = new ArrayList<>();
    for (List<@Nullable Object> row : rows) {
      List<@Nullable Object> key = new ArrayList<>();
      columns.forEach(column -> key.add(row.get(column)));
      keys.add(key);
    }
    return keys;
  }

  @Override
  public void close() throws SQLException {
    driver.close();
    for (Engine other : others) {
      other.close();
    }
  }
}
