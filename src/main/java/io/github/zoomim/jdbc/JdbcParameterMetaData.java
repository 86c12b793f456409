package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.TypeFacts;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.jdbc.refused.Unwrappable;
import io.github.zoomim.sql.type.SqlType;
import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.util.List;

/** The parameters of a prepared statement. */
final class JdbcParameterMetaData implements ParameterMetaData, Unwrappable {
  private final List<SqlType> types;

  JdbcParameterMetaData(List<SqlType> types) {
    this.types = types;
  }

  @Override
  public int getParameterCount() {
    return types.size();
  }

  @Override
  public int getParameterType(int index) throws SQLException {
    return TypeFacts.vendorType(type(index));
  }

  @Override
  public String getParameterTypeName(int index) throws SQLException {
    return type(index).name();
  }

  @Override
  public String getParameterClassName(int index) throws SQLException {
    return TypeFacts.className(type(index));
  }

  @Override
  public int getPrecision(int index) throws SQLException {
    return TypeFacts.size(type(index));
  }

  @Override
  public int getScale(int index) throws SQLException {
    return TypeFacts.scale(type(index));
  }

  @Override
  public boolean isSigned(int index) throws SQLException {
    return TypeFacts.isNumber(type(index));
  }

  @Override
  public int isNullable(int index) throws SQLException {
    type(index);
    return parameterNullable;
  }

  @Override
  public int getParameterMode(int index) throws SQLException {
    type(index);
    return parameterModeIn;
  }

  private SqlType type(int index) throws SQLException {
    return SqlStates.element(types, index, "parameter");
  }
}
