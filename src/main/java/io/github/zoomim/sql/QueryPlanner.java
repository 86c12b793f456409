package io.github.zoomim.sql;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
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
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.plan.volcano.VolcanoPlanner;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelCollationTraitDef;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.ConvertToChecked;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.tools.Programs;
import org.apache.calcite.util.CancelFlag;
import org.jspecify.annotations.Nullable;

/** Turns one parsed query into a plan that can be executed: validate, convert, optimise; once. */
final class QueryPlanner {
  private final JavaTypeFactoryImpl types = Dialect.typeFactory();
  private final CalciteCatalogReader catalog;
  private final DataContext planningContext;
  private final CancelFlag stopped;
  private boolean searching;

  QueryPlanner(CalciteSchema root, DataContext planningContext, CancelFlag stopped) {
    this.catalog =
        new CalciteCatalogReader(
            root, List.of(SqlEngine.DEFAULT_SCHEMA), types, Dialect.connectionConfig());
    this.planningContext = planningContext;
    this.stopped = stopped;
  }

  /**
   * A plan and what it returns.
   *
   * @param derived what comes as parameters after the statement's own
   * @param origins for each column the schema, table and column that it comes from, or null
   */
  record Plan(
      EnumerableRel rel,
      RelDataType rowType,
      RelDataType parameterRowType,
      List<DerivedParameter> derived,
      List<? extends @Nullable List<String>> origins) {}

  /** Plans a query; {@code node} is changed on the way. */
  Plan plan(SqlNode node) {
    SqlValidator validator = new DialectValidator(catalog);
    SqlNode valid = validator.validate(node.accept(DialectRewriter.INSTANCE));
    SqlTypes.checkResult(validator.getValidatedNodeType(valid));
    RelOptCluster cluster = RelOptCluster.create(volcano(), new RexBuilder(types));
    ConversionMetadata.beginFor(cluster);
    SqlToRelConverter converter =
        new SqlToRelConverter(
            (rowType, query, schemaPath, viewPath) -> {
              throw new ZoomImFailure(Kind.UNSUPPORTED, "There are no views");
            },
            validator,
            catalog,
            cluster,
            TextCasts.INSTANCE,
            Dialect.CONVERTER);
    RelRoot root = converter.convertQuery(valid, false, true);
    RexBuilder rexBuilder = root.rel.getCluster().getRexBuilder();
    RelDataType parameters = validator.getParameterRowType(valid);
    DerivedParameters derived = new DerivedParameters(rexBuilder, parameters.getFieldCount());
    root = root.withRel(new FineTimes(rexBuilder, derived).rewrite(root.rel));
    root = root.withRel(new Corrections(rexBuilder).rewrite(root.rel));
    root = root.withRel(new LongLists(rexBuilder, derived).rewrite(root.rel));
    UnaryOperator<RelNode> checked = rel -> new ConvertToChecked(rexBuilder, true).visit(rel);
    ConstantSubqueries subqueries =
        new ConstantSubqueries(
            rexBuilder,
            derived,
            query -> search(converter, valid, RelRoot.of(checked.apply(query), SqlKind.SELECT)));
    root = root.withRel(checked.apply(subqueries.rewrite(root.rel)));
    EnumerableRel straight = StraightPlan.of(root.rel);
    EnumerableRel best = straight == null ? search(converter, valid, root) : straight;
    EnumerableRel rel = withResultColumns(root, best);
    return new Plan(
        (EnumerableRel) ReadColumns.apply(ScanDemands.apply(NarrowedScans.apply(rel))),
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
    planner.addRelTraitDef(RelCollationTraitDef.INSTANCE);
    return planner;
  }

  /** Searches for the best of all plans. */
  private EnumerableRel search(SqlToRelConverter converter, SqlNode query, RelRoot converted) {
    RelNode decorrelated = converter.decorrelate(query, converted.rel);
    RelRoot root = converted.withRel(FilteredAggregates.rewrite(decorrelated));
    boolean ordered = !root.collation.getFieldCollations().isEmpty();
    root = root.withRel(converter.trimUnusedFields(ordered, root.rel));
    return optimise(root);
  }

  private EnumerableRel optimise(RelRoot root) {
    RelOptCluster cluster = root.rel.getCluster();
    if (!searching) {
      searching = true;
      ConversionMetadata.endFor(cluster);
      SearchRules.addTo(cluster.getPlanner());
    }
    RelTraitSet wanted =
        root.rel
            .getTraitSet()
            .replace(EnumerableConvention.INSTANCE)
            .replace(root.collation)
            .simplify();
    return (EnumerableRel)
        Programs.standard().run(cluster.getPlanner(), root.rel, wanted, List.of(), List.of());
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
    // Its create would ask how the rows are sorted, which nobody wants to know any more.
    return new EnumerableCalc(
        plan.getCluster(),
        plan.getCluster().traitSetOf(EnumerableConvention.INSTANCE),
        plan,
        RexProgram.create(plan.getRowType(), columns, null, root.validatedRowType, rexBuilder));
  }
}
