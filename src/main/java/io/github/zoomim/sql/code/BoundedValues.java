package io.github.zoomim.sql.code;

import io.github.zoomim.sql.function.GatheredValues;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.calcite.linq4j.tree.Expression;
import org.apache.calcite.linq4j.tree.Expressions;
import org.apache.calcite.linq4j.tree.MemberDeclaration;
import org.apache.calcite.linq4j.tree.MethodCallExpression;
import org.apache.calcite.linq4j.tree.NewExpression;
import org.apache.calcite.linq4j.tree.Shuttle;
import org.apache.calcite.runtime.JsonFunctions;
import org.apache.calcite.util.BuiltInMethod;
import org.jspecify.annotations.Nullable;

/** Has generated code gather rows into texts, lists and JSON that can't fill the memory. */
final class BoundedValues extends Shuttle {
  @Override
  public Expression visit(
      MethodCallExpression call, @Nullable Expression target, List<Expression> arguments) {
    Method method = call.method;
    if (method.equals(BuiltInMethod.STRING_CONCAT.method)) {
      return Expressions.call(GatheredValues.class, "joined", arguments);
    }
    if (method.getDeclaringClass() == JsonFunctions.class && method.getName().equals("jsonize")) {
      return Expressions.call(GatheredValues.class, "json", arguments);
    }
    return super.visit(call, target, arguments);
  }

  @Override
  public Expression visit(
      NewExpression made,
      List<Expression> arguments,
      @Nullable List<MemberDeclaration> declarations) {
    if (arguments.isEmpty() && declarations == null) {
      if (made.type == ArrayList.class) {
        return Expressions.new_(GatheredValues.Elements.class);
      }
      if (made.type == HashMap.class) {
        return Expressions.new_(GatheredValues.Members.class);
      }
    }
    return super.visit(made, arguments, declarations);
  }
}
