package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.Parameters;
import io.github.zoomim.jdbc.convert.Setters;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.type.SqlType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A prepared statement: planned once, when it is made, and run with its parameters' values. Users
 * see it through a proxy: of the methods of {@link PreparedStatement} all but a few are setters
 * that bind a value, see {@link Setters}; it has those of {@link java.sql.Statement} itself.
 */
final class PlannedStatement extends RunningStatement implements InvocationHandler {
  private final String sql;
  private final PreparedQuery query;
  private final List<SqlType> types;
  private final @Nullable Object[] values;
  private final BitSet set = new BitSet();
  private final Prepared proxy =
      (Prepared)
          Proxy.newProxyInstance(
              Prepared.class.getClassLoader(), new Class<?>[] {Prepared.class}, this);

  /** What a prepared statement is to its users. */
  interface Prepared extends PreparedStatement, ZoomImStatement, Unwrappable {}

  PlannedStatement(
      JdbcConnection connection, List<String> warnings, String sql, PreparedQuery query) {
    super(connection, warnings, true);
    this.sql = sql;
    this.query = query;
    this.types = query.parameters();
    this.values = new Object[types.size()];
  }

  @Override
  public Prepared statement() {
    return proxy;
  }

  @Override
  public @Nullable Object invoke(Object self, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? new Object[0] : given;
    if (method.getDeclaringClass() == PreparedStatement.class) {
      return invoke(method.getName(), arguments);
    }
    if (method.getDeclaringClass() == Unwrappable.class) {
      return InvocationHandler.invokeDefault(self, method, arguments);
    }
    if (method.getName().equals("equals")) {
      return self == arguments[0];
    }
    try {
      return method.invoke(this, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private @Nullable Object invoke(String method, @Nullable Object[] arguments) throws SQLException {
    return switch (method) {
      case "executeQuery" -> executeQuery();
      case "execute" -> {
        executeQuery();
        yield true;
      }
      case "executeUpdate", "executeLargeUpdate" -> {
        checkOpen();
        throw PlainStatement.updateByQuery();
      }
      case "addBatch" -> throw SqlStates.readOnly("A batch of updates");
      case "getMetaData" -> {
        checkOpen();
        yield new JdbcResultSetMetaData(query.columns());
      }
      case "getParameterMetaData" -> {
        checkOpen();
        yield new JdbcParameterMetaData(types);
      }
      case "clearParameters" -> {
        checkOpen();
        Arrays.fill(values, null);
        set.clear();
        yield null;
      }
      default -> {
        bind((int) Objects.requireNonNull(arguments[0]), Setters.value(method, arguments));
        yield null;
      }
    };
  }

  private ResultSet executeQuery() throws SQLException {
    checkOpen();
    if (set.cardinality() < values.length) {
      throw SqlStates.missingParameters(
          "No value set for parameter " + missing() + "; set all " + values.length + " first");
    }
    return run(sql, execution -> query, new ArrayList<>(Arrays.asList(values)));
  }

  private void bind(int index, @Nullable Object value) throws SQLException {
    checkOpen();
    SqlType type = SqlStates.element(types, index, "parameter");
    values[index - 1] = Parameters.convert(value, type);
    set.set(index - 1);
  }

  @Override
  public ResultSet executeQuery(String sql) throws SQLException {
    throw hasSql();
  }

  @Override
  public boolean execute(String sql) throws SQLException {
    throw hasSql();
  }

  @Override
  public int executeUpdate(String sql) throws SQLException {
    throw hasSql();
  }

  private SQLException hasSql() throws SQLException {
    checkOpen();
    return SqlStates.sequence(
        "A prepared statement cannot run other SQL; call the method that takes no SQL");
  }

  private String missing() {
    return IntStream.rangeClosed(1, values.length)
        .filter(index -> !set.get(index - 1))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
