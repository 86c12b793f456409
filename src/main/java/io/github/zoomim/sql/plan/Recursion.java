package io.github.zoomim.sql.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.prepare.RelOptTableImpl;
import org.apache.calcite.rel.RelHomogeneousShuttle;
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
final class Recursion extends RelHomogeneousShuttle {
  /** Of all plans: executions find the tables in the schema that they share. */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private Recursion() {}

  static RelNode separate(RelNode plan) {
    return plan.accept(new Recursion());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    if (!(visited instanceof RepeatUnion union) || union.getTransientTable() == null) {
      return visited;
    }
    RelOptTable shared = union.getTransientTable();
    String name = Iterables.getLast(shared.getQualifiedName()) + "#" + NUMBERS.incrementAndGet();
    RelOptTable own =
        RelOptTableImpl.create(
            shared.getRelOptSchema(),
            shared.getRowType(),
            new ListTransientTable(name, shared.getRowType()),
            ImmutableList.of(name));
    Replacement replacement = new Replacement(shared, own);
    return LogicalRepeatUnion.create(
        union.getSeedRel().accept(replacement),
        union.getIterativeRel().accept(replacement),
        union.all,
        union.iterationLimit,
        own);
  }

  private static final class Replacement extends RelHomogeneousShuttle {
    private final RelOptTable shared;
    private final RelOptTable own;

    Replacement(RelOptTable shared, RelOptTable own) {
      this.shared = shared;
      this.own = own;
    }

    @Override
    public RelNode visit(RelNode node) {
      RelNode visited = super.visit(node);
      if (visited instanceof TableScan scan && isShared(scan.getTable())) {
        return LogicalTableScan.create(scan.getCluster(), own, scan.getHints());
      }
      return visited instanceof TableSpool spool && isShared(spool.getTable())
          ? LogicalTableSpool.create(spool.getInput(), spool.readType, spool.writeType, own)
          : visited;
    }

    private boolean isShared(RelOptTable table) {
      return table.getQualifiedName().equals(shared.getQualifiedName());
    }
  }
}
