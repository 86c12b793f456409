package io.github.zoomim.sql.function;

import io.github.zoomim.execution.ZoomImFailure;
import io.github.zoomim.execution.ZoomImFailure.Kind;
import java.lang.reflect.Method;
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
import org.apache.calcite.linq4j.tree.Types;
import org.jspecify.annotations.Nullable;

/**
 * Generated code of FIRST_VALUE, LAST_VALUE and NTH_VALUE: the value of the frame's row that is so
 * many after its edge, NULL where the frame has none. Public for the generated code's sake only.
 */
public record FrameValueCode(SeekType edge) implements WinAggImplementor {
  private static final Method STEPS =
      Types.lookupMethod(FrameValueCode.class, "steps", Number.class);

  /** How many rows after the first one the row is that has this number; before it for NULL. */
  public static int steps(@Nullable Number number) {
    if (number == null) {
      return -1;
    }
    if (number.longValue() < 1) {
      throw new ZoomImFailure(
          Kind.BAD_ROW_NUMBER, "NTH_VALUE counts rows from 1; there is no row number " + number);
    }
    return (int) Math.min(number.longValue() - 1, Integer.MAX_VALUE / 2);
  }

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

  /** Each row may have another number. */
  @Override
  public boolean needCacheWhenFrameIntact() {
    return false;
  }

  /** The row is read even where the frame has none; so it must be one that there is. */
  @Override
  public Expression implementResult(AggContext aggregate, AggResultContext result) {
    WinAggResultContext window = (WinAggResultContext) result;
    List<Expression> own = window.arguments(window.index());
    Expression steps =
        own.size() == 1
            ? Expressions.constant(0)
            : Expressions.call(STEPS, Expressions.box(own.get(1)));
    Expression wanted = result.currentBlock().append("wanted", window.computeIndex(steps, edge));
    Expression exists = window.rowInFrame(wanted);
    Expression row = Expressions.condition(exists, wanted, window.index());
    Type type = aggregate.returnType();
    Expression value = EnumUtils.convert(window.arguments(row).get(0), type);
    return Expressions.condition(exists, value, Expressions.constant(null, type));
  }
}
