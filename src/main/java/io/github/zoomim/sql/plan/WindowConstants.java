package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;

/**
 * NULLs that window functions are of, as columns of the input: Calcite's EnumerableWindow has no
 * code for a constant that is NULL.
 */
final class WindowConstants extends RelHomogeneousShuttle {
  private WindowConstants() {}

  static RelNode asColumns(RelNode plan) {
    return plan.accept(new WindowConstants());
  }

  @Override
  public RelNode visit(RelNode node) {
    RelNode visited = super.visit(node);
    if (!(visited instanceof Project project) || !project.containsOver()) {
      return visited;
    }
    RexBuilder rexBuilder = project.getCluster().getRexBuilder();
    RelNode input = project.getInput();
    List<RexNode> columns = new ArrayList<>(Columns.all(input));
    int own = columns.size();
    RexShuttle shuttle =
        new RexShuttle() {
          private boolean isInWindow;

          @Override
          public RexNode visitOver(RexOver over) {
            isInWindow = true;
            RexNode changed = super.visitOver(over);
            isInWindow = false;
            return changed;
          }

          @Override
          public RexNode visitLiteral(RexLiteral literal) {
            if (!isInWindow || !literal.isNull()) {
              return literal;
            }
            columns.add(literal);
            return rexBuilder.makeInputRef(literal.getType(), columns.size() - 1);
          }
        };
    List<RexNode> projects = project.getProjects().stream().map(shuttle::apply).toList();
    return columns.size() == own
        ? project
        : Columns.project(Columns.project(input, columns), projects, project.getRowType());
  }
}
