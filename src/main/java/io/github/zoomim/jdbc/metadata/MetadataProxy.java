package io.github.zoomim.jdbc.metadata;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a connection. What {@link JdbcDatabaseMetaData} does not answer is a constant or a
 * listing without rows: there are no procedures, no indexes and no privileges.
 */
public final class MetadataProxy implements InvocationHandler {
  private final MetadataSource source;

  private MetadataProxy(MetadataSource source) {
    this.source = source;
  }

  /** The metadata of a connection. */
  public static DatabaseMetaData of(MetadataSource source) {
    return (DatabaseMetaData)
        Proxy.newProxyInstance(
            JdbcDatabaseMetaData.class.getClassLoader(),
            new Class<?>[] {JdbcDatabaseMetaData.class},
            new MetadataProxy(source));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    if (method.getReturnType() == ResultSet.class) {
      return source.resultSet(MetadataConstants.listing(method.getName()));
    }
    return switch (method.getName()) {
      case "source" -> source;
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "metadata of " + source.url();
      default -> MetadataConstants.constant(method);
    };
  }
}
