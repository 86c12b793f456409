package io.github.zoomim.sql;

import java.lang.reflect.Type;
import java.util.List;
import org.apache.calcite.adapter.enumerable.AggAddContext;
import org.apache.calcite.adapter.enumerable.AggContext;
import org.apache.calcite.adapter.enumerable.AggResetContext;
import org.apache.calcite.adapter.enumerable.AggResultContext;
import org.apache.calcite.adapter.enumerable.EnumUtils;
import org.apache.calcite.adapter.enumerable.WinAggImplementor;
import org.apache.calcite.adapter.enumerable.WinAggResultContext;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.Primitive;

/** Generated code of FIRST_VALUE and LAST_VALUE. */
record EdgeValueCode(SeekType edge) implements WinAggImplementor {
  @Override
  public List<Type> getStateType(AggContext aggregate) {
    return List.of();
  }

  @Override
  public void implementReset(AggContext aggregate, AggResetContext reset) {
    // There is no state.
  }

  @Override
  public void implementAdd(AggContext aggregate, AggAddContext add) {
    // Nor does a row change it.
  }

  @Override
  public boolean needCacheWhenFrameIntact() {
    return true;
  }

  /** The row is read even where the frame is empty; so it must be one that there is. */
  @Override
  public Expression implementResult(AggContext aggregate, AggResultContext result) {
    WinAggResultContext window = (WinAggResultContext) result;
    Expression row =
        Expressions.condition(
            window.hasRows(), window.computeIndex(Expressions.constant(0), edge), window.index());
    Type type = aggregate.returnType();
    Expression value = EnumUtils.convert(window.arguments(row).get(0), type);
    return Primitive.is(type)
        ? value
        : Expressions.condition(window.hasRows(), value, Expressions.constant(null, type));
  }
}
