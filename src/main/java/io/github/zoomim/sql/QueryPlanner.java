package io.github.zoomim.sql;

import io.github.zoomim.sql.code.PlainSelect;
import io.github.zoomim.sql.dialect.Corrections;
import io.github.zoomim.sql.dialect.Dialect;
import io.github.zoomim.sql.dialect.DialectConverter;
import io.github.zoomim.sql.dialect.DialectRewriter;
import io.github.zoomim.sql.dialect.DialectValidator;
import io.github.zoomim.sql.dialect.ParameterTypes;
import io.github.zoomim.sql.plan.GroupedRows;
import io.github.zoomim.sql.plan.Planning;
import io.github.zoomim.sql.run.DerivedParameter;
import io.github.zoomim.sql.run.DerivedParameters;
import io.github.zoomim.sql.run.InLists;
import io.github.zoomim.sql.run.NarrowedScans;
import io.github.zoomim.sql.run.ScanDemands;
import io.github.zoomim.sql.type.SqlTypes;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.enumerable.EnumerableCalc;
import org.apache.calcite.adapter.enumerable.EnumerableConvention;
import org.apache.calcite.adapter.enumerable.EnumerableRel;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.ConventionTraitDef;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.apache.calcite.util.CancelFlag;
import org.jspecify.annotations.Nullable;

/** Turns one parsed query into a plan that can be executed: validate, convert, optimise; once. */
final class QueryPlanner {
  private final JavaTypeFactoryImpl types = Dialect.typeFactory();
  private final CalciteCatalogReader catalog;
  private final DataContext planningContext;
  private final CancelFlag stopped;

  QueryPlanner(CalciteSchema root, DataContext planningContext, CancelFlag stopped) {
    this.catalog =
        new CalciteCatalogReader(
            root, List.of(Dialect.DEFAULT_SCHEMA), types, Dialect.connectionConfig());
    this.planningContext = planningContext;
    this.stopped = stopped;
  }

  /**
   * A plan and what it returns.
   *
   * @param rel the plan; null where the statement needs none
   * @param plain the statement that needs none; null for others
   * @param derived what comes as parameters after the statement's own
   * @param origins for each column the schema, table and column that it comes from, or null
   */
  record Plan(
      @Nullable EnumerableRel rel,
      @Nullable PlainSelect plain,
      RelDataType rowType,
      RelDataType parameterRowType,
      List<DerivedParameter> derived,
      List<? extends @Nullable List<String>> origins) {}

  /**
   * Plans a query; {@code node} is changed on the way.
   *
   * @param isExplained whether it is planned to be shown
   */
  Plan plan(SqlNode node, boolean isExplained) {
    PlanSize.check(node);
    SqlValidator validator = new DialectValidator(catalog);
    SqlNode valid = validator.validate(DialectRewriter.rewrite(node));
    SqlTypes.checkResult(validator.getValidatedNodeType(valid));
    PlainSelect plain = isExplained ? null : PlainSelect.of(valid, validator);
    if (plain != null) {
      return new Plan(
          null,
          plain,
          validator.getValidatedNodeType(valid),
          ParameterTypes.of(valid, validator),
          List.of(),
          validator.getFieldOrigins(valid));
    }
    RelOptCluster cluster = RelOptCluster.create(volcano(), new RexBuilder(types));
    ReflectiveMetadata.useFor(cluster);
    RelRoot root =
        new DialectConverter(validator, catalog, cluster).convertQuery(valid, false, true);
    RexBuilder rexBuilder = root.rel.getCluster().getRexBuilder();
    RelDataType parameters = ParameterTypes.of(valid, validator);
    DerivedParameters derived = new DerivedParameters(rexBuilder, parameters.getFieldCount());
    root = root.withRel(GroupedRows.named(root.rel));
    root = root.withRel(new FineTimes(rexBuilder, derived).rewrite(root.rel));
    root = root.withRel(new Corrections(rexBuilder).rewrite(root.rel));
    root = root.withRel(new InLists(rexBuilder, derived).rewrite(root.rel));
    UnaryOperator<RelNode> checked = rel -> new ConvertToChecked(rexBuilder, true).visit(rel);
    ConstantSubqueries subqueries =
        new ConstantSubqueries(rexBuilder, derived, query -> Planning.plan(checked.apply(query)));
    root = root.withRel(checked.apply(subqueries.rewrite(root.rel)));
    EnumerableRel rel = withResultColumns(root, Planning.plan(root.rel));
    return new Plan(
        (EnumerableRel) ScanDemands.apply(NarrowedScans.apply(rel)),
        null,
        validator.getValidatedNodeType(valid),
        parameters,
        derived.all(),
        validator.getFieldOrigins(valid));
  }

  private VolcanoPlanner volcano() {
    VolcanoPlanner planner =
        new VolcanoPlanner(null, Contexts.of(Dialect.connectionConfig(), stopped));
    planner.setExecutor(new RexExecutorImpl(planningContext));
    planner.addRelTraitDef(ConventionTraitDef.INSTANCE);
    return planner;
  }

  /** Leaves out columns that only the ORDER BY needed. */
  private static EnumerableRel withResultColumns(RelRoot root, EnumerableRel plan) {
    if (root.isRefTrivial()) {
      return plan;
    }
    RexBuilder rexBuilder = plan.getCluster().getRexBuilder();
    List<RexNode> columns =
        root.fields.leftList().stream()
            .map(column -> (RexNode) rexBuilder.makeInputRef(plan, column))
            .toList();
    // Its create would ask how the rows are sorted, which is no longer needed.
    return new EnumerableCalc(
        plan.getCluster(),
        plan.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        plan,
        RexProgram.create(plan.getRowType(), columns, null, root.validatedRowType, rexBuilder));
  }
}
