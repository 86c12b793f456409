package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Projections and filters: a relation's columns, chosen or computed, and the rows that count. */
final class Columns {
  private Columns() {}

  /** Columns of which only the types and not the names matter. */
  static RelNode project(RelNode input, List<RexNode> columns) {
    return LogicalProject.create(
        input, ImmutableList.of(), columns, (List<@Nullable String>) null, Set.of());
  }

  /** Columns of a certain type. */
  static RelNode project(RelNode input, List<RexNode> columns, RelDataType type) {
    List<RexNode> typed = typed(input.getCluster().getRexBuilder(), columns, type);
    return LogicalProject.create(input, ImmutableList.of(), typed, type, Set.of());
  }

  /** Expressions for columns of a certain type. */
  static List<RexNode> typed(RexBuilder rexBuilder, List<RexNode> columns, RelDataType type) {
    List<RexNode> typed = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      RelDataType wanted = type.getFieldList().get(i).getType();
      typed.add(rexBuilder.ensureType(wanted, columns.get(i), false));
    }
    return typed;
  }

  /** The rows for which all the conditions are true. */
  static RelNode filter(RelNode input, List<RexNode> conditions) {
    RexBuilder rexBuilder = input.getCluster().getRexBuilder();
    RexNode all = RexUtil.composeConjunction(rexBuilder, conditions);
    return LogicalFilter.create(
        input, RexUtil.removeNullabilityCast(rexBuilder.getTypeFactory(), all));
  }

  /** The first columns of a relation, those that another one has. */
  static RelNode first(RelNode input, RelNode like) {
    int count = like.getRowType().getFieldCount();
    return count == input.getRowType().getFieldCount()
        ? input
        : project(input, refs(input, 0, count), like.getRowType());
  }

  /**
   * Rows of which equal ones have equal objects: RelBuilder's unions of equal grouping sets have
   * integers of several types in one column.
   */
  static RelNode typed(RelNode input, RelDataType type) {
    return typeNames(input.getRowType()).equals(typeNames(type))
        ? input
        : RelOptUtil.createCastRel(input, type, false);
  }

  private static List<SqlTypeName> typeNames(RelDataType row) {
    return row.getFieldList().stream().map(field -> field.getType().getSqlTypeName()).toList();
  }

  /** References to some columns that follow each other. */
  static List<RexNode> refs(RelNode input, int from, int to) {
    RexBuilder rexBuilder = input.getCluster().getRexBuilder();
    List<RexNode> refs = new ArrayList<>();
    for (int i = from; i < to; i++) {
      refs.add(rexBuilder.makeInputRef(input, i));
    }
    return refs;
  }

  /** References to all columns. */
  static List<RexNode> all(RelNode input) {
    return refs(input, 0, input.getRowType().getFieldCount());
  }
}
