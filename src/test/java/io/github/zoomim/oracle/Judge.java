package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import io.github.zoomim.simulator.Laboratory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a query on the driver and on the others, and says who is right. PostgreSQL decides where it
 * is asked and has a say; else the others do where they agree. One alone may be wrong itself about
 * rows, but a failure that it doesn't have is one.
 */
final class Judge implements AutoCloseable {
  /** What came of a query. */
  enum Verdict {
    RIGHT,
    /** It fails as the others do. */
    FAILED,
    REFUSED,
    WRONG,
    /** The only one of the others that has a say differs, and is not PostgreSQL. */
    DOUBTED,
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
          ? failed.state() + " " + failed.message().replaceAll("[^A-Za-z .:].*", "")
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

  /** H2 and DuckDB, and PostgreSQL where {@code postgresql.url} names a server. */
  static Judge of(Laboratory simulator) throws SQLException {
    List<Engine> others = new ArrayList<>();
    String server = System.getProperty("postgresql.url");
    if (server != null) {
      others.add(Engine.postgreSql(server));
    }
    others.add(Engine.h2());
    others.add(Engine.duckDb());
    return new Judge(DriverEngine.of(simulator), others);
  }

  Judgement judge(Query query) {
    Set<Integer> sorted = new LinkedHashSet<>();
    for (SortKey key : query.tail().order()) {
      if (key.value() instanceof Expr.Output output) {
        sorted.add(output.number() - 1);
      }
    }
    return judge(engine -> engine.run(query), sorted, true);
  }

  /** The same text for all, in any order; they must all agree, for its rows may not be settled. */
  Judgement judge(String sql) {
    Rendered rendered = new Rendered(sql, List.of());
    return judge(engine -> engine.run(rendered), Set.of(), false);
  }

  private Judgement judge(
      Function<Engine, Outcome> run, Set<Integer> sorted, boolean postgreSqlDecides) {
    Map<Dialect, Outcome> outcomes = new EnumMap<>(Dialect.class);
    Outcome ours = run.apply(driver);
    outcomes.put(Dialect.DRIVER, ours);
    List<Outcome> heard = new ArrayList<>();
    boolean decided = false;
    for (Engine other : others) {
      Outcome outcome = run.apply(other);
      outcomes.put(other.dialect(), outcome);
      if (!(outcome instanceof Outcome.Silent) && !decided) {
        heard.add(outcome);
        decided = postgreSqlDecides && other.dialect() == Dialect.POSTGRESQL;
      }
    }
    boolean isCertain = decided || heard.size() > 1;
    return new Judgement(verdict(ours, heard, isCertain, sorted), outcomes);
  }

  private static Verdict verdict(
      Outcome ours, List<Outcome> heard, boolean isCertain, Set<Integer> sorted) {
    if (ours instanceof Outcome.Failed failed && failed.state().startsWith("XX")) {
      return Verdict.WRONG;
    }
    if (ours instanceof Outcome.Silent || heard.isEmpty()) {
      return Verdict.UNHEARD;
    }
    if (!heard.stream().allMatch(outcome -> same(heard.get(0), outcome, sorted))) {
      return Verdict.DISPUTED;
    }
    if (same(ours, heard.get(0), sorted)) {
      return ours instanceof Outcome.Failed ? Verdict.FAILED : Verdict.RIGHT;
    }
    if (ours instanceof Outcome.Failed failed && failed.state().equals("0A000")) {
      return Verdict.REFUSED;
    }
    return isCertain ? Verdict.WRONG : Verdict.DOUBTED;
  }

  private static boolean same(Outcome left, Outcome right, Set<Integer> sorted) {
    if (left instanceof Outcome.Failed a && right instanceof Outcome.Failed b) {
      return a.state().substring(0, 2).equals(b.state().substring(0, 2));
    }
    return left instanceof Outcome.Rows a
        && right instanceof Outcome.Rows b
        && sameRows(a.rows(), b.rows(), sorted);
  }

  /** In order as far as the sorted columns go; where they are all, each row has its place. */
  private static boolean sameRows(
      List<List<@Nullable Object>> left, List<List<@Nullable Object>> right, Set<Integer> sorted) {
    return Values.equal(sorted(left), sorted(right))
        && Values.equal(keys(sorted, left), keys(sorted, right));
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
