package io.github.zoomim.jdbc.refused;

import java.sql.SQLException;
import java.sql.Wrapper;

/** Unwraps to the interfaces that the object itself has: {@code java.sql}'s and this driver's. */
public interface Unwrappable extends Wrapper {
  @Override
  default <T> T unwrap(Class<T> type) throws SQLException {
    if (isWrapperFor(type)) {
      return type.cast(this);
    }
    throw SqlStates.badArgument("This object does not wrap a " + type.getName());
  }

  @Override
  default boolean isWrapperFor(Class<?> type) throws SQLException {
    return SqlStates.nonNull(type, "type").isInstance(this);
  }
}
