package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelOptUtil.InputFinder;
import org.apache.calcite.plan.RelOptUtil.VariableUsedVisitor;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.CorrelationId;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * The inner rows of a loop for all outer rows at once: a relation without correlation, whose rows
 * belong to an outer row where their keys equal what is computed of it.
 *
 * <p>Equalities move up from a filter through projections, aggregates (which group by them, too)
 * and inner joins; anything else that looks at the outer row, a LIMIT or a window function above it
 * among it, has no such form.
 *
 * @param rel the inner columns, then a column for each key, then perhaps more
 * @param columns how many inner columns there are
 * @param keys for each key what it must equal, an expression of the outer row
 * @param ifMissing the values of the row that there is where no key is equal; null for no row
 */
record KeyedRows(RelNode rel, int columns, List<RexNode> keys, @Nullable List<RexNode> ifMissing) {

  /** Those of a relation; null where it has no such form. */
  static @Nullable KeyedRows of(RelNode rel, CorrelationId id) {
    if (!RelOptUtil.getVariablesUsed(rel).contains(id)) {
      return new KeyedRows(rel, rel.getRowType().getFieldCount(), List.of(), null);
    }
    if (rel instanceof Filter filter) {
      KeyedRows input = of(filter.getInput(), id);
      return input == null || input.ifMissing != null
          ? null
          : input.filtered(RelOptUtil.conjunctions(filter.getCondition()), id);
    }
    if (rel instanceof Project project) {
      KeyedRows input = of(project.getInput(), id);
      return input == null || uses(project.getProjects(), id) ? null : input.projected(project);
    }
    if (rel instanceof Aggregate aggregate && aggregate.getGroupType() == Aggregate.Group.SIMPLE) {
      KeyedRows input = of(aggregate.getInput(), id);
      return input == null || input.ifMissing != null ? null : input.aggregated(aggregate);
    }
    if (rel instanceof Sort sort && sort.fetch == null && sort.offset == null) {
      return of(sort.getInput(), id);
    }
    return rel instanceof Join join ? joined(join, id) : null;
  }

  /** The same rows with more columns at their end. */
  KeyedRows with(RelNode wider) {
    return new KeyedRows(wider, columns, keys, ifMissing);
  }

  private @Nullable KeyedRows filtered(List<RexNode> conditions, CorrelationId id) {
    List<RexNode> rest = new ArrayList<>();
    List<RexNode> inner = new ArrayList<>(Columns.all(rel));
    List<RexNode> outer = new ArrayList<>(keys);
    for (RexNode condition : conditions) {
      if (!uses(List.of(condition), id)) {
        rest.add(condition);
      } else if (!addKey(condition, id, inner, outer)) {
        return null;
      }
    }
    RelNode rows = rest.isEmpty() ? rel : Columns.filter(rel, rest);
    return new KeyedRows(Columns.project(rows, inner), columns, outer, null);
  }

  private static boolean addKey(
      RexNode condition, CorrelationId id, List<RexNode> inner, List<RexNode> outer) {
    if (condition.getKind() != SqlKind.EQUALS) {
      return false;
    }
    RexNode a = ((RexCall) condition).getOperands().get(0);
    RexNode b = ((RexCall) condition).getOperands().get(1);
    boolean isFirst = uses(List.of(a), id);
    RexNode outside = isFirst ? a : b;
    RexNode inside = isFirst ? b : a;
    if (uses(List.of(inside), id)
        || !isOf(outside, id)
        || !RexUtil.isDeterministic(condition)
        || !haveEqualHashes(inside, outside)) {
      return false;
    }
    inner.add(inside);
    outer.add(outside);
    return true;
  }

  /** Whether values of the two are equal only if Java's objects are. */
  private static boolean haveEqualHashes(RexNode a, RexNode b) {
    SqlTypeName type = a.getType().getSqlTypeName();
    return (SqlTypeUtil.isCharacter(a.getType()) && SqlTypeUtil.isCharacter(b.getType()))
        || (type == b.getType().getSqlTypeName()
            && (SqlTypeName.INT_TYPES.contains(type)
                || SqlTypeName.BOOLEAN_TYPES.contains(type)
                || SqlTypeName.DATETIME_TYPES.contains(type)));
  }

  private @Nullable KeyedRows projected(Project project) {
    if (!keys.isEmpty() && RexOver.containsOver(project.getProjects(), null)) {
      return null;
    }
    List<RexNode> all = new ArrayList<>(project.getProjects());
    all.addAll(Columns.refs(rel, columns, columns + keys.size()));
    return new KeyedRows(
        Columns.project(rel, all),
        project.getProjects().size(),
        keys,
        ifMissing == null ? null : computed(project.getProjects(), ifMissing));
  }

  /** The values of expressions over one row of values. */
  private static List<RexNode> computed(List<RexNode> expressions, List<RexNode> row) {
    RexShuttle ofRow =
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef ref) {
            return row.get(ref.getIndex());
          }
        };
    return expressions.stream().map(expression -> expression.accept(ofRow)).toList();
  }

  private @Nullable KeyedRows aggregated(Aggregate aggregate) {
    List<RexNode> missing = Aggregates.isOneGroup(aggregate) ? ofNoRows(aggregate) : null;
    if (Aggregates.isOneGroup(aggregate) && missing == null) {
      return null;
    }
    ImmutableBitSet groups =
        aggregate.getGroupSet().union(ImmutableBitSet.range(columns, columns + keys.size()));
    RelNode grouped =
        LogicalAggregate.create(
            rel,
            ImmutableList.of(),
            groups,
            null,
            aggregate.getAggCallList().stream()
                .map(
                    call ->
                        call.adaptTo(
                            rel,
                            call.getArgList(),
                            call.filterArg,
                            aggregate.hasEmptyGroup(),
                            groups.isEmpty()))
                .toList());
    int own = aggregate.getGroupCount();
    int count = aggregate.getAggCallList().size();
    List<RexNode> columns = new ArrayList<>(Columns.refs(grouped, 0, own));
    columns.addAll(Columns.refs(grouped, groups.cardinality(), groups.cardinality() + count));
    RexBuilder rexBuilder = rel.getCluster().getRexBuilder();
    List<RexNode> all = new ArrayList<>(Columns.typed(rexBuilder, columns, aggregate.getRowType()));
    all.addAll(Columns.refs(grouped, own, groups.cardinality()));
    return new KeyedRows(Columns.project(grouped, all), own + count, keys, missing);
  }

  /** What an aggregate returns of no rows; null where it would be wrong to ask for each key. */
  private @Nullable List<RexNode> ofNoRows(Aggregate aggregate) {
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    List<RexNode> values = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      RexNode value = DefaultRow.ofNoRows(call, rexBuilder);
      boolean isOfItsType = call.getType().isNullable() || !value.getType().isNullable();
      boolean mayFail = call.getAggregation().getKind() == SqlKind.SINGLE_VALUE && !areKeysUnique();
      if (!isOfItsType || mayFail) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  /** Otherwise a key that no outer row has may have several rows, which is no failure. */
  private boolean areKeysUnique() {
    ImmutableBitSet own = ImmutableBitSet.range(columns, columns + keys.size());
    return Boolean.TRUE.equals(rel.getCluster().getMetadataQuery().areColumnsUnique(rel, own));
  }

  private static @Nullable KeyedRows joined(Join join, CorrelationId id) {
    boolean isInner = join.getJoinType() == JoinRelType.INNER;
    KeyedRows left = of(join.getLeft(), id);
    KeyedRows right = of(join.getRight(), id);
    if (left == null
        || right == null
        || left.ifMissing != null
        || right.ifMissing != null
        || !(isInner || (join.getJoinType() == JoinRelType.LEFT && right.keys.isEmpty()))) {
      return null;
    }
    List<RexNode> onRows = new ArrayList<>();
    List<RexNode> onOuter = new ArrayList<>();
    for (RexNode condition : RelOptUtil.conjunctions(join.getCondition())) {
      (uses(List.of(condition), id) ? onOuter : onRows).add(condition);
    }
    if (!isInner && !onOuter.isEmpty()) {
      return null;
    }
    RelNode both = both(join, left, right, onRows);
    List<RexNode> keys = new ArrayList<>(left.keys);
    keys.addAll(right.keys);
    int columns = left.columns + right.columns;
    KeyedRows rows = new KeyedRows(both, columns, keys, null);
    return onOuter.isEmpty() ? rows : rows.filtered(onOuter, id);
  }

  /** The join of the two, its columns before both keys. */
  private static RelNode both(Join join, KeyedRows left, KeyedRows right, List<RexNode> on) {
    int leftWidth = left.columns + left.keys.size();
    RexBuilder rexBuilder = join.getCluster().getRexBuilder();
    RexNode condition =
        RexUtil.shift(
            RexUtil.composeConjunction(rexBuilder, on), left.columns, leftWidth - left.columns);
    RelNode joined =
        LogicalJoin.create(
            left.rel, right.rel, ImmutableList.of(), condition, Set.of(), join.getJoinType());
    List<RexNode> columns = new ArrayList<>(Columns.refs(joined, 0, left.columns));
    columns.addAll(Columns.refs(joined, leftWidth, leftWidth + right.columns));
    columns.addAll(Columns.refs(joined, left.columns, leftWidth));
    columns.addAll(
        Columns.refs(
            joined, leftWidth + right.columns, leftWidth + right.columns + right.keys.size()));
    return Columns.project(joined, columns);
  }

  private static boolean uses(List<RexNode> expressions, CorrelationId id) {
    return rows(expressions).contains(id);
  }

  /** Whether an expression is computed of the outer row alone. */
  private static boolean isOf(RexNode expression, CorrelationId id) {
    return InputFinder.bits(expression).isEmpty()
        && Set.of(id).containsAll(rows(List.of(expression)));
  }

  /** The outer rows that expressions look at. */
  private static Set<CorrelationId> rows(List<RexNode> expressions) {
    VariableUsedVisitor found = new VariableUsedVisitor(null);
    expressions.forEach(expression -> expression.accept(found));
    return found.variables;
  }
}
