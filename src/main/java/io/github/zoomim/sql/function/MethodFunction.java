package io.github.zoomim.sql.function;

import java.lang.reflect.Method;
import org.apache.calcite.adapter.enumerable.CallImplementor;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ImplementableFunction;
import org.apache.calcite.schema.ScalarFunction;
import org.apache.calcite.schema.impl.ReflectiveFunctionBase;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;

/**
 * A call of a static method in generated code. Calcite's own class for that sets up the code of all
 * functions that there are when one is defined; this one does when one is called.
 */
public final class MethodFunction extends ReflectiveFunctionBase
    implements ScalarFunction, ImplementableFunction {
  public MethodFunction(Method method) {
    super(method);
  }

  @Override
  public RelDataType getReturnType(RelDataTypeFactory types) {
    return types.createJavaType(method.getReturnType());
  }

  @Override
  public CallImplementor getImplementor() {
    return ((ImplementableFunction) ScalarFunctionImpl.createUnsafe(method)).getImplementor();
  }
}
