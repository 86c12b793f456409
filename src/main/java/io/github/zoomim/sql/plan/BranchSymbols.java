package io.github.zoomim.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeSystem;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.BasicSqlType;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Gives the units of EXTRACT and FLOOR, and other such symbols, another type in each branch of a
 * CASE: the code of a branch (RexToLixTranslator) reuses the literals of the code around it, but
 * has forgotten their values, and fails on a unit that both have.
 */
final class BranchSymbols extends RexShuttle {
  private final Literals literals;
  private int branches;
  private int branch;

  BranchSymbols(RexBuilder rexBuilder) {
    literals = new Literals(rexBuilder);
  }

  @Override
  public RexNode visitCall(RexCall call) {
    if (call.getKind() != SqlKind.CASE) {
      return super.visitCall(call);
    }
    int around = branch;
    List<RexNode> operands = new ArrayList<>();
    for (RexNode operand : call.getOperands()) {
      branch = ++branches;
      operands.add(operand.accept(this));
    }
    branch = around;
    return operands.equals(call.getOperands()) ? call : call.clone(call.getType(), operands);
  }

  @Override
  public RexNode visitLiteral(RexLiteral literal) {
    return branch > 0 && literal.getTypeName() == SqlTypeName.SYMBOL
        ? literals.symbol(literal, branch)
        : literal;
  }

  /** Makes literals, which Calcite's builder alone can. */
  private static final class Literals extends RexBuilder {
    Literals(RexBuilder given) {
      super(given.getTypeFactory());
    }

    RexNode symbol(RexLiteral literal, int branch) {
      RelDataType type = new Symbol(getTypeFactory().getTypeSystem(), branch);
      return makeLiteral(literal.getValue(), type, SqlTypeName.SYMBOL);
    }
  }

  private static final class Symbol extends BasicSqlType {
    private static final long serialVersionUID = 1L;

    private final int branch;

    Symbol(RelDataTypeSystem types, int branch) {
      super(types, SqlTypeName.SYMBOL);
      this.branch = branch;
      computeDigest();
    }

    @Override
    protected void generateTypeString(StringBuilder text, boolean withDetail) {
      super.generateTypeString(text, withDetail);
      text.append('#').append(branch);
    }
  }
}
