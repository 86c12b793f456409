package io.github.zoomim.sql;

import static java.util.Objects.requireNonNull;

import io.github.zoomim.execution.Execution;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.sql.code.QueryContext;
import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.failure.SqlFailures;
import io.github.zoomim.sql.run.ScannedTable;
import io.github.zoomim.sql.table.DualTable;
import io.github.zoomim.sql.table.InformationTables;
import io.github.zoomim.sql.table.Table;
import io.github.zoomim.sql.text.DialectTokens;
import io.github.zoomim.sql.text.Keywords;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.sql.SqlDescribeSchema;
import org.apache.calcite.sql.SqlDescribeTable;
import org.apache.calcite.sql.SqlExplain;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.util.CancelFlag;

/** Prepares queries over the tables of one account. Safe for many threads. */
public final class SqlEngine implements Queries {
  /** The schema that names are looked up in when none is given. */
  public static final String DEFAULT_SCHEMA = Dialect.DEFAULT_SCHEMA;

  private static final Set<SqlKind> STATEMENTS =
      EnumSet.of(SqlKind.EXPLAIN, SqlKind.DESCRIBE_SCHEMA, SqlKind.DESCRIBE_TABLE);

  private final List<TableSpec> specs;
  private final ZoomSchema schema;
  private final ZoomSchema information;
  private final CalciteSchema root;
  private final PlanCache plans;

  /**
   * An engine.
   *
   * @param scanned the tables of an account
   * @param log what {@code api_requests} and {@code rate_limits} show
   */
  public SqlEngine(List<ScannedTable> scanned, RequestLog log) {
    this(scanned, log, PlanCache.SHARED);
  }

  SqlEngine(List<ScannedTable> scanned, RequestLog log, PlanCache plans) {
    specs = scanned.stream().map(ScannedTable::spec).toList();
    this.plans = plans.forTables(specs);
    schema = new ZoomSchema(scanned, log);
    information = schema.information();
    root = CalciteSchema.createRootSchema(false, false);
    root.add(DEFAULT_SCHEMA, schema);
    root.add(InformationTables.SCHEMA, information);
    root.add(DualTable.NAME, new DualTable());
  }

  @Override
  public PreparedQuery prepare(String sql, Execution execution) {
    CompiledPlan known = plans.find(sql);
    if (known != null) {
      return new CompiledQuery(root.plus(), known);
    }
    AtomicBoolean stopped = new AtomicBoolean();
    Execution.Registration registration = execution.onStop(() -> stopped.set(true));
    try {
      return DeepStack.run(sql.length(), () -> prepareHere(sql, new CancelFlag(stopped)));
    } catch (RuntimeException | Error e) {
      execution.check();
      throw e;
    } finally {
      registration.close();
    }
  }

  private PreparedQuery prepareHere(String sql, CancelFlag stopped) {
    try {
      SqlNode statement = parse(sql);
      if (statement instanceof SqlDescribeSchema) {
        return ListedRows.tables(schema.describe());
      }
      if (statement instanceof SqlDescribeTable describe) {
        return ListedRows.columns(tables(), describe);
      }
      SchemaPlus all = root.plus();
      JavaTypeFactoryImpl types = Dialect.typeFactory();
      QueryPlanner planner = new QueryPlanner(root, QueryContext.forPlanning(all, types), stopped);
      if (statement instanceof SqlExplain explain) {
        return new ExplainedQuery(all, planner.plan(explain.getExplicandum(), true), explain);
      }
      CompiledPlan plan = new CompiledPlan(planner.plan(statement, false));
      plans.keep(sql, plan);
      return new CompiledQuery(all, plan);
    } catch (RuntimeException | SqlParseException | Error e) {
      throw SqlFailures.ofPreparing(e, specs);
    }
  }

  /** Those of {@code information_schema} last. */
  @Override
  public List<Table> tables() {
    return Stream.of(schema, information).flatMap(s -> s.describe().stream()).toList();
  }

  @Override
  public String keywords() {
    return Keywords.beyondSql2003();
  }

  private static SqlNode parse(String sql) throws SqlParseException {
    // Writing statements are refused by the tokens: the parser doesn't know all of them.
    SqlNodeList statements = statements(DialectTokens.parser(sql));
    if (statements.size() != 1) {
      throw new ZoomImFailure(
          Kind.UNSUPPORTED,
          "Only one statement at a time: " + statements.size() + " were given, separated by ';'");
    }
    SqlNode statement = statements.get(0);
    SqlKind kind = statement.getKind();
    if (kind.belongsTo(SqlKind.QUERY) || STATEMENTS.contains(kind)) {
      return statement;
    }
    String verb = statement.getKind() == SqlKind.OTHER ? "This" : kind.toString();
    throw new ZoomImFailure(
        Kind.UNSUPPORTED,
        verb + " is not supported; use SELECT, WITH, VALUES, EXPLAIN, DESCRIBE or SHOW TABLES");
  }

  private static SqlNodeList statements(SqlAbstractParserImpl parser) throws SqlParseException {
    try {
      return parser.parseSqlStmtList();
    } catch (Throwable e) {
      if (e instanceof CalciteContextException positioned) {
        positioned.setOriginalStatement(requireNonNull(parser.getOriginalSql()));
      }
      throw parser.normalizeException(e);
    }
  }
}
