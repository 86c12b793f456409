package io.github.zoomim.sql;

import org.apache.calcite.rex.RexCall;

final class LongLists {
  static TimeTerm term(RexCall call, TimePredicateReader reader) {
    if (System.getProperty("unread") != null) System.out.println("UNREAD " + call.getKind() + " " + call.getOperator().getClass() + " " + call);
    return TimeTerm.ANY;
  }
}
