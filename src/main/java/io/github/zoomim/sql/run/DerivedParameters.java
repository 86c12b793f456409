package io.github.zoomim.sql.run;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** Those of the plan that is being made. */
public final class DerivedParameters {
  private final RexBuilder rexBuilder;
  private final int own;
  private final List<DerivedParameter> all = new ArrayList<>();

  /**
   * @param own how many parameters the statement has itself
   */
  public DerivedParameters(RexBuilder rexBuilder, int own) {
    this.rexBuilder = rexBuilder;
    this.own = own;
  }

  /** The expression that stands for the value. */
  public RexNode add(DerivedParameter parameter, RelDataType type) {
    all.add(parameter);
    return rexBuilder.makeDynamicParam(type, own + all.size() - 1);
  }

  /** In the order in which they are worked out. */
  public List<DerivedParameter> all() {
    return List.copyOf(all);
  }
}
