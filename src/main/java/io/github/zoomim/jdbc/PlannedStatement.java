package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.ParameterSetters;
import io.github.zoomim.jdbc.convert.Parameters;
import io.github.zoomim.jdbc.refused.PlainTypesParameters;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.PreparedQuery;
import io.github.zoomim.sql.type.SqlType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A prepared statement: planned once, when it is made, and run with its parameters' values. */
final class PlannedStatement extends RunningStatement
    implements ParameterSetters, PlainTypesParameters {
  private final String sql;
  private final PreparedQuery query;
  private final List<SqlType> types;
  private final @Nullable Object[] values;
  private final BitSet set = new BitSet();

  PlannedStatement(
      JdbcConnection connection, List<String> warnings, String sql, PreparedQuery query) {
    super(connection, warnings, true);
    this.sql = sql;
    this.query = query;
    this.types = query.parameters();
    this.values = new Object[types.size()];
  }

  @Override
  public ResultSet executeQuery() throws SQLException {
    checkOpen();
    if (set.cardinality() < values.length) {
      throw SqlStates.missingParameters(
          "No value was set for parameter " + missing() + "; set all " + values.length + " first");
    }
    return run(sql, query, execution -> query, new ArrayList<>(Arrays.asList(values)));
  }

  @Override
  public boolean execute() throws SQLException {
    executeQuery();
    return true;
  }

  @Override
  public int executeUpdate() throws SQLException {
    checkOpen();
    throw PlainStatement.updateByQuery();
  }

  @Override
  public long executeLargeUpdate() throws SQLException {
    return executeUpdate();
  }

  @Override
  public void bind(int index, @Nullable Object value) throws SQLException {
    checkOpen();
    SqlType type = SqlStates.element(types, index, "parameter");
    values[index - 1] = Parameters.convert(value, type);
    set.set(index - 1);
  }

  @Override
  public void clearParameters() throws SQLException {
    checkOpen();
    Arrays.fill(values, null);
    set.clear();
  }

  @Override
  public ResultSetMetaData getMetaData() throws SQLException {
    checkOpen();
    return new JdbcResultSetMetaData(query.columns());
  }

  @Override
  public ParameterMetaData getParameterMetaData() throws SQLException {
    checkOpen();
    return new JdbcParameterMetaData(types);
  }

  @Override
  public void addBatch() throws SQLException {
    throw SqlStates.readOnly("A batch of updates");
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
    return SqlStates.sequence("A prepared statement has its SQL; call the method without it");
  }

  private String missing() {
    return IntStream.rangeClosed(1, values.length)
        .filter(index -> !set.get(index - 1))
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
