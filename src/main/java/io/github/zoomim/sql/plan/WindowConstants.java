package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexProgram;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Window functions as Calcite has code for them: NULLs that they are of become columns of the
 * input, for EnumerableWindow has none for a constant that is NULL; so do columns of an outer row,
 * which LogicalWindow fails on in places, and a constant that orders rows for a distance, which it
 * would leave out.
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
          protected List<RexFieldCollation> visitFieldCollations(
              List<RexFieldCollation> keys, boolean @Nullable [] update) {
            List<RexFieldCollation> varying = new ArrayList<>(keys);
            varying.replaceAll(
                key ->
                    key.left instanceof RexLiteral
                        ? new RexFieldCollation(column(key.left), key.right)
                        : key);
            if (update != null) {
              update[0] |= !varying.equals(keys);
            }
            return super.visitFieldCollations(varying, update);
          }

          @Override
          public RexNode visitLiteral(RexLiteral literal) {
            return isInWindow && literal.isNull() ? column(literal) : literal;
          }

          @Override
          public RexNode visitFieldAccess(RexFieldAccess outer) {
            return isInWindow ? column(outer) : outer;
          }

          private RexNode column(RexNode constant) {
            columns.add(constant);
            return rexBuilder.makeInputRef(constant.getType(), columns.size() - 1);
          }
        };
    List<RexNode> projects = simplified(project).stream().map(shuttle::apply).toList();
    return columns.size() == own
        ? Columns.project(input, projects, project.getRowType())
        : Columns.project(Columns.project(input, columns), projects, project.getRowType());
  }

  /** As RexProgram simplifies it, which leaves parts behind that ProjectToWindowRule fails on. */
  private static List<RexNode> simplified(Project project) {
    RexProgram program =
        RexProgram.create(
            project.getInput().getRowType(),
            project.getProjects(),
            null,
            project.getRowType(),
            project.getCluster().getRexBuilder());
    return program.getProjectList().stream().map(program::expandLocalRef).toList();
  }
}
