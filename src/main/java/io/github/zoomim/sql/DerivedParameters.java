package io.github.zoomim.sql;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;

/** Those of the plan that is being made. */
final class DerivedParameters {
  private final RexBuilder rexBuilder;
  private final int own;
  private final List<DerivedParameter> all = new ArrayList<>();

  /**
   * @param own how many parameters the statement has itself
   */
  DerivedParameters(RexBuilder rexBuilder, int own) {
    this.rexBuilder = rexBuilder;
    this.own = own;
  }

  /** The expression that stands for the value. */
  RexNode add(DerivedParameter parameter, RelDataType type) {
    all.add(parameter);
    return rexBuilder.makeDynamicParam(type, own + all.size() - 1);
  }

  /** In the order in which they are worked out. */
  List<DerivedParameter> all() {
    return List.copyOf(all);
  }
}
