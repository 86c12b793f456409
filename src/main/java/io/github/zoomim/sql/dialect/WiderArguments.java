package io.github.zoomim.sql.dialect;

import io.github.zoomim.sql.function.ValueTexts;
import io.github.zoomim.sql.type.ZoomTypeSystem;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** A sum of BIGINT is one of DECIMAL, which can't overflow. Times go into JSON as text. */
final class WiderArguments {
  private WiderArguments() {}

  /** The type that an aggregate's argument is cast to; null for as it is. */
  static @Nullable SqlTypeName wide(SqlKind aggregate, RelDataType argument) {
    return switch (aggregate) {
      case SUM, SUM0 ->
          argument.getSqlTypeName() == SqlTypeName.BIGINT ? SqlTypeName.DECIMAL : null;
      case JSON_ARRAYAGG, JSON_OBJECTAGG ->
          SqlTypeName.DATETIME_TYPES.contains(argument.getSqlTypeName())
              ? SqlTypeName.VARCHAR
              : null;
      default -> null;
    };
  }

  static RexNode cast(RexBuilder rexBuilder, RexNode value, SqlTypeName wide) {
    var types = rexBuilder.getTypeFactory();
    SqlOperator text =
        wide == SqlTypeName.VARCHAR ? ValueTexts.of(value.getType().getSqlTypeName()) : null;
    if (text != null) {
      return rexBuilder.makeCall(text, value);
    }
    RelDataType type =
        wide == SqlTypeName.DECIMAL
            ? types.createSqlType(wide, ZoomTypeSystem.SUM_DECIMAL, 0)
            : types.createSqlType(wide);
    return rexBuilder.makeCast(
        types.createTypeWithNullability(type, value.getType().isNullable()), value, true, false);
  }

  /** The node; an aggregate gets the casts below it. */
  static RelNode rewrite(RelNode node) {
    if (!(node instanceof LogicalAggregate aggregate)) {
      return node;
    }
    RelNode input = aggregate.getInput();
    RexBuilder rexBuilder = aggregate.getCluster().getRexBuilder();
    List<RexNode> fields = new ArrayList<>();
    input
        .getRowType()
        .getFieldList()
        .forEach(f -> fields.add(rexBuilder.makeInputRef(input, f.getIndex())));
    int given = fields.size();
    List<AggregateCall> calls = new ArrayList<>();
    for (AggregateCall call : aggregate.getAggCallList()) {
      List<Integer> arguments = new ArrayList<>();
      for (int argument : call.getArgList()) {
        SqlTypeName wide = wide(call.getAggregation().getKind(), fields.get(argument).getType());
        if (wide != null) {
          fields.add(cast(rexBuilder, fields.get(argument), wide));
        }
        arguments.add(wide == null ? argument : fields.size() - 1);
      }
      calls.add(call.withArgList(arguments));
    }
    if (fields.size() == given) {
      return node;
    }
    RelNode widened =
        LogicalProject.create(
            input, List.of(), fields, (List<@Nullable String>) null, java.util.Set.of());
    return aggregate.copy(
        aggregate.getTraitSet(), widened, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
  }
}
