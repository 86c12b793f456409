package io.github.zoomim.sql.plan;

import static org.apache.calcite.sql.fun.SqlStdOperatorTable.GREATER_THAN;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NOT_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_NULL;
import static org.apache.calcite.sql.fun.SqlStdOperatorTable.IS_TRUE;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/**
 * Replaces subqueries by what SQL defines them to be: one row of an aggregate over the subquery's
 * rows, joined to each row of the query around it. {@link Decorrelation} then makes plain joins of
 * those that it can; the others stay nested loops.
 *
 * <p>Calcite's own rules (SubQueryRemoveRule and its two decorrelators) return wrong rows for
 * EXISTS inside NOT EXISTS, for conditions on two derived tables, for COUNT compared with an
 * aggregate.
 */
final class Subqueries {
  private Subqueries() {}

  /** The plan without subqueries. */
  static RelNode remove(RelNode plan) {
    return BottomUp.rewrite(plan, Subqueries::withoutSubquery);
  }

  private static RelNode withoutSubquery(RelNode node) {
    if (node instanceof Filter filter && isIn(filter.getCondition())) {
      if (filter.getInput() instanceof Aggregate) {
        refuseLaterOnes(filter);
      }
      return new Row(filter.getInput(), filter.getVariablesSet()).filtered(filter.getCondition());
    }
    if (node instanceof Project project && isIn(project.getProjects())) {
      return new Row(project.getInput(), project.getVariablesSet()).projected(project);
    }
    if (node instanceof Join join && isIn(join.getCondition())) {
      return joined(join);
    }
    return node;
  }

  /** Calcite prepares only the first subquery of a HAVING for the columns of the groups. */
  private static void refuseLaterOnes(Filter having) {
    having
        .getCondition()
        .accept(
            new ExpressionRewriter(having.getCluster().getRexBuilder()) {
              @Override
              public RexNode visitCorrelVariable(RexCorrelVariable variable) {
                if (variable.getType().equals(having.getRowType())
                    && !having.getVariablesSet().contains(variable.id)) {
                  throw new ZoomImFailure(
                      Kind.UNSUPPORTED,
                      "Several subqueries in HAVING of which a later one uses the group's columns are"
                          + " not supported; write the query without HAVING in FROM and the condition"
                          + " in WHERE");
                }
                return variable;
              }
            });
  }

  private static boolean isIn(RexNode expression) {
    return RexUtil.SubQueryFinder.find(expression) != null;
  }

  private static boolean isIn(List<RexNode> expressions) {
    return expressions.stream().anyMatch(Subqueries::isIn);
  }

  /** The condition of a join becomes a filter above it, or for an outer join within a loop. */
  private static RelNode joined(Join join) {
    return switch (join.getJoinType()) {
      case INNER ->
          new Row(
                  joined(join.getLeft(), join.getRight(), JoinRelType.INNER),
                  join.getVariablesSet())
              .filtered(join.getCondition());
      default -> OuterJoin.loop(join);
    };
  }

  /** Each row of the left with each of the right. */
  private static RelNode joined(RelNode left, RelNode right, JoinRelType type) {
    return LogicalJoin.create(
        left,
        right,
        ImmutableList.of(),
        left.getCluster().getRexBuilder().makeLiteral(true),
        Set.of(),
        type);
  }

  /** The row that an expression is computed of, growing by what its subqueries return. */
  private static final class Row extends RexShuttle {
    private final RexBuilder rexBuilder;
    private final RelNode input;
    private final Set<CorrelationId> ids;
    private RelNode row;

    /**
     * @param ids the variables by which subqueries name the input's row
     */
    Row(RelNode input, Set<CorrelationId> ids) {
      this.rexBuilder = input.getCluster().getRexBuilder();
      this.input = input;
      this.ids =
          ImmutableSet.<CorrelationId>builder()
              .addAll(ids)
              .add(input.getCluster().createCorrel())
              .build();
      this.row = input;
    }

    RelNode filtered(RexNode condition) {
      List<RexNode> rest = new ArrayList<>();
      List<RexNode> conditions = RelOptUtil.conjunctions(condition);
      for (RexNode conjunct : conditions) {
        if (!isIn(conjunct)) {
          rest.add(conjunct);
        }
      }
      if (!rest.isEmpty()) {
        row = Columns.filter(row, rest);
        rest.clear();
      }
      for (RexNode conjunct : conditions) {
        if (isIn(conjunct) && !semijoined(conjunct)) {
          rest.add(conjunct.accept(this));
        }
      }
      RelNode all = rest.isEmpty() ? row : Columns.filter(row, rest);
      return Columns.first(all, input);
    }

    RelNode projected(Project project) {
      List<RexNode> columns = project.getProjects().stream().map(e -> e.accept(this)).toList();
      return Columns.project(row, columns, project.getRowType());
    }

    /** Whether the condition only asks if there is a row, and was added as a join. */
    private boolean semijoined(RexNode conjunct) {
      boolean negated = conjunct.getKind() == SqlKind.NOT;
      RexNode asked = negated ? ((RexCall) conjunct).getOperands().get(0) : conjunct;
      if (!(asked instanceof RexSubQuery query) || isIn(query.getOperands())) {
        return false;
      }
      boolean exists = query.getKind() == SqlKind.EXISTS;
      if (!exists && (negated || query.getKind() != SqlKind.IN)) {
        return false;
      }
      Correlated rows = new Correlated(input, ids, remove(query.rel));
      if (!exists) {
        rows = rows.filtered(rows.equal(query.getOperands()));
      }
      if (!rows.isCorrelated()) {
        return false;
      }
      row = rows.correlate(row, negated ? JoinRelType.ANTI : JoinRelType.SEMI);
      return true;
    }

    @Override
    public RexNode visitSubQuery(RexSubQuery given) {
      RexSubQuery query = (RexSubQuery) super.visitSubQuery(given);
      Correlated rows = new Correlated(row, ids, remove(query.rel));
      RexNode value =
          switch (query.getKind()) {
            case EXISTS -> exists(rows);
            case SCALAR_QUERY -> scalar(rows);
            case IN -> in(query, rows);
            case SOME -> some(query, rows);
            case ARRAY_QUERY_CONSTRUCTOR, MAP_QUERY_CONSTRUCTOR, MULTISET_QUERY_CONSTRUCTOR ->
                add(rows.with(Collect.create(rows.rel(), query.getKind(), "x"))).get(0);
            default ->
                throw new ZoomImFailure(
                    Kind.UNSUPPORTED,
                    query.getKind()
                        + " of a subquery is not supported; write EXISTS, IN, ANY or ALL");
          };
      return rexBuilder.ensureType(query.getType(), value, false);
    }

    private RexNode exists(Correlated rows) {
      if (!rows.isCorrelated()) {
        RelNode one = Columns.project(limited(rows.rel()), List.of(rexBuilder.makeLiteral(true)));
        int mark = row.getRowType().getFieldCount();
        row = joined(row, one, JoinRelType.LEFT);
        return rexBuilder.makeCall(IS_NOT_NULL, rexBuilder.makeInputRef(row, mark));
      }
      RelNode rel = rows.rel();
      RexNode count = add(rows.with(Aggregates.of(rel, Aggregates.count(rel)))).get(0);
      return rexBuilder.makeCall(GREATER_THAN, count, zero(count));
    }

    /** One row is enough to know that there is one. */
    private RelNode limited(RelNode rows) {
      return LogicalSort.create(
          rows, RelCollations.EMPTY, null, rexBuilder.makeExactLiteral(BigDecimal.ONE));
    }

    private RexNode scalar(Correlated rows) {
      RelNode rel = rows.rel();
      RelNode single =
          Aggregates.isOneRow(rel)
              ? rel
              : Aggregates.of(rel, Aggregates.call(rel, SqlStdOperatorTable.SINGLE_VALUE, 0));
      return add(rows.with(single)).get(0);
    }

    /** {@code x IN (…)}; that of one column needs no second look at each row. */
    private RexNode in(RexSubQuery query, Correlated rows) {
      List<RexNode> left = query.getOperands();
      RexNode equal = rows.equal(left);
      if (left.size() > 1) {
        return any(query, rows, equal);
      }
      RexNode found = exists(rows.filtered(equal));
      if (!query.getType().isNullable()) {
        return found;
      }
      RelNode rel = rows.rel();
      List<RexNode> counts =
          add(rows.with(Aggregates.of(rel, Aggregates.count(rel), Aggregates.count(rel, 0))));
      return ternary(query, found, isUnknown(left.get(0), counts.get(0), counts.get(1)));
    }

    /** TRUE where it is for a row, otherwise unknown where it is for one. */
    private RexNode any(RexSubQuery query, Correlated rows, RexNode comparison) {
      RexNode found = exists(rows.filtered(comparison));
      return query.getType().isNullable()
          ? ternary(query, found, exists(rows.filtered(rexBuilder.makeCall(IS_NULL, comparison))))
          : found;
    }

    /** {@code x < ANY (…)}: the least and the greatest value decide whether one satisfies it. */
    private RexNode some(RexSubQuery query, Correlated rows) {
      SqlKind kind = ((SqlQuantifyOperator) query.getOperator()).comparisonKind;
      if (query.getOperands().size() > 1) {
        return any(query, rows, rows.compared(kind, query.getOperands()));
      }
      RexNode left = query.getOperands().get(0);
      RelNode rel = rows.rel();
      List<RexNode> values =
          add(
              rows.with(
                  Aggregates.of(
                      rel,
                      Aggregates.count(rel),
                      Aggregates.count(rel, 0),
                      Aggregates.call(rel, SqlStdOperatorTable.MIN, 0),
                      Aggregates.call(rel, SqlStdOperatorTable.MAX, 0))));
      RexNode found =
          rexBuilder.makeCall(
              IS_TRUE,
              RexUtil.composeDisjunction(
                  rexBuilder,
                  List.of(
                      rexBuilder.makeCall(RexUtil.op(kind), left, values.get(2)),
                      rexBuilder.makeCall(RexUtil.op(kind), left, values.get(3)))));
      return ternary(query, found, isUnknown(left, values.get(0), values.get(1)));
    }

    /**
     * Whether comparing some row is unknown.
     *
     * @param all how many rows there are
     * @param known how many of them aren't NULL
     */
    private RexNode isUnknown(RexNode left, RexNode all, RexNode known) {
      return RexUtil.composeConjunction(
          rexBuilder,
          List.of(
              rexBuilder.makeCall(GREATER_THAN, all, zero(all)),
              RexUtil.composeDisjunction(
                  rexBuilder,
                  List.of(
                      rexBuilder.makeCall(IS_NULL, left),
                      rexBuilder.makeCall(GREATER_THAN, all, known)))));
    }

    private RexNode ternary(RexSubQuery query, RexNode isTrue, RexNode isUnknown) {
      return rexBuilder.makeCall(
          SqlStdOperatorTable.CASE,
          isTrue,
          rexBuilder.makeLiteral(true),
          isUnknown,
          rexBuilder.makeNullLiteral(query.getType()),
          rexBuilder.makeLiteral(false));
    }

    private RexNode zero(RexNode count) {
      return rexBuilder.makeExactLiteral(BigDecimal.ZERO, count.getType());
    }

    /** Adds a relation of one row; its columns. */
    private List<RexNode> add(Correlated one) {
      int before = row.getRowType().getFieldCount();
      row =
          one.isCorrelated()
              ? one.correlate(row, JoinRelType.INNER)
              : joined(row, one.rel(), JoinRelType.INNER);
      return Columns.refs(row, before, row.getRowType().getFieldCount());
    }
  }
}
