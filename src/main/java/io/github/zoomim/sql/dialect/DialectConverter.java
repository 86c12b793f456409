package io.github.zoomim.sql.dialect;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes relations of a query as Calcite does, but for types of aggregates and the columns' names in
 * {@code (SELECT …) AS d (a, b)} and {@code WITH d (a, b) AS …}: Calcite's relations keep the inner
 * ones, by which a subquery doesn't find them.
 */
public final class DialectConverter extends SqlToRelConverter {
  public DialectConverter(
      SqlValidator validator, CalciteCatalogReader catalog, RelOptCluster cluster) {
    super(
        (rowType, query, schemaPath, viewPath) -> {
          throw new UnsupportedOperationException("there are no views");
        },
        validator,
        catalog,
        cluster,
        Convertlets.INSTANCE,
        Dialect.CONVERTER);
  }

  /** GROUPING of groups that are known to be of one row each would be an INTEGER. */
  @Override
  protected RelNode createAggregate(
      Blackboard query,
      ImmutableBitSet groupSet,
      ImmutableList<ImmutableBitSet> groupSets,
      List<AggregateCall> calls) {
    RelNode groups = super.createAggregate(query, groupSet, groupSets, calls);
    int first = groups.getRowType().getFieldCount() - calls.size();
    RelDataTypeFactory.Builder types = typeFactory.builder();
    for (RelDataTypeField column : groups.getRowType().getFieldList()) {
      int call = column.getIndex() - first;
      types.add(column.getName(), call < 0 ? column.getType() : calls.get(call).getType());
    }
    return RelOptUtil.createCastRel(groups, types.build(), false);
  }

  @Override
  protected void convertFrom(
      Blackboard query, @Nullable SqlNode from, @Nullable List<String> names) {
    super.convertFrom(query, from, names);
    if (from != null && (from.getKind() == SqlKind.AS || from.getKind() == SqlKind.IDENTIFIER)) {
      RelNode rows = query.root();
      List<String> named =
          requireNonNull(requireNonNull(validator).getNamespace(from)).getRowType().getFieldNames();
      if (!named.equals(rows.getRowType().getFieldNames())) {
        query.setRoot(
            LogicalProject.create(
                rows, List.of(), rexBuilder.identityProjects(rows.getRowType()), named, Set.of()),
            true);
      }
    }
  }
}
