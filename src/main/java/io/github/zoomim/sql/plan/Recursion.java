package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.RepeatUnion;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.core.TableSpool;
import org.apache.calcite.rel.logical.LogicalRepeatUnion;
import org.apache.calcite.rel.logical.LogicalTableScan;
import org.apache.calcite.rel.logical.LogicalTableSpool;
import org.apache.calcite.schema.impl.ListTransientTable;

/**
 * Gives each recursion of a plan a table of its own for its rows so far. Calcite gives all that
 * come of one query of WITH RECURSIVE the same, by its name, and the one that ends first takes it
 * away from the others, which then lose rows.
 */
final class Recursion {
  /** Of all plans: executions find the tables in the schema that they share. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private Recursion() {}

  static RelNode separate(RelNode plan) {
    return BottomUp.rewrite(plan, Recursion::separated);
  }

  private static RelNode separated(RelNode node) {
    if (!(node instanceof RepeatUnion union) || union.getTransientTable() == null) {
      return node;
    }
    RelOptTable shared = union.getTransientTable();
    String name = Iterables.getLast(shared.getQualifiedName()) + "#" + NUMBERS.incrementAndGet();
    RelOptTable own =
        RelOptTableImpl.create(
            shared.getRelOptSchema(),
            shared.getRowType(),
            new ListTransientTable(name, shared.getRowType()),
            ImmutableList.of(name));
    UnaryOperator<RelNode> replacement = rows -> replaced(rows, shared, own);
    return LogicalRepeatUnion.create(
        BottomUp.rewrite(union.getSeedRel(), replacement),
        BottomUp.rewrite(union.getIterativeRel(), replacement),
        union.all,
        union.iterationLimit,
        own);
  }

  private static RelNode replaced(RelNode node, RelOptTable shared, RelOptTable own) {
    if (node instanceof TableScan scan && isSame(scan.getTable(), shared)) {
      return LogicalTableScan.create(scan.getCluster(), own, scan.getHints());
    }
    return node instanceof TableSpool spool && isSame(spool.getTable(), shared)
        ? LogicalTableSpool.create(spool.getInput(), spool.readType, spool.writeType, own)
        : node;
  }

  private static boolean isSame(RelOptTable table, RelOptTable shared) {
    return table.getQualifiedName().equals(shared.getQualifiedName());
  }
}
