package io.github.zoomim.jdbc;

import io.github.zoomim.jdbc.convert.Values;
import io.github.zoomim.jdbc.metadata.Listing;
import io.github.zoomim.jdbc.refused.SqlStates;
import io.github.zoomim.sql.table.Column;
import io.github.zoomim.sql.type.SqlType;
import java.sql.Array;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An ARRAY in memory; valid until it is freed, also after its result set is closed. */
final class ListArray implements Array {
  private static final SqlType BIGINT = new SqlType(JDBCType.BIGINT, "BIGINT", 0, 0, null);
  private static final SqlType UNKNOWN = new SqlType(JDBCType.OTHER, "ANY", 0, 0, null);

  private @Nullable List<?> elements;
  private final SqlType component;

  ListArray(List<?> elements, @Nullable SqlType component) {
    this.elements = Collections.unmodifiableList(new ArrayList<>(elements));
    this.component = Objects.requireNonNullElse(component, UNKNOWN);
  }

  @Override
  public String getBaseTypeName() throws SQLException {
    elements();
    return component.name();
  }

  @Override
  public int getBaseType() throws SQLException {
    elements();
    return component.jdbcType().getVendorTypeNumber();
  }

  /** The elements as {@code getObject} would give them, in an {@code Object[]}. */
  @Override
  public Object getArray() throws SQLException {
    return objects(elements());
  }

  @Override
  public Object getArray(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getArray();
  }

  @Override
  public Object getArray(long index, int count) throws SQLException {
    return objects(slice(index, count));
  }

  @Override
  public Object getArray(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getArray(index, count);
  }

  @Override
  public ResultSet getResultSet() throws SQLException {
    return resultSet(elements(), 1);
  }

  @Override
  public ResultSet getResultSet(@Nullable Map<String, Class<?>> map) throws SQLException {
    return getResultSet();
  }

  @Override
  public ResultSet getResultSet(long index, int count) throws SQLException {
    return resultSet(slice(index, count), index);
  }

  @Override
  public ResultSet getResultSet(long index, int count, @Nullable Map<String, Class<?>> map)
      throws SQLException {
    return getResultSet(index, count);
  }

  @Override
  public void free() {
    elements = null;
  }

  @Override
  public String toString() {
    return String.valueOf(elements);
  }

  private List<?> elements() throws SQLException {
    if (elements == null) {
      throw SqlStates.closed("array");
    }
    return elements;
  }

  private List<?> slice(long index, int count) throws SQLException {
    List<?> all = elements();
    if (index < 1 || count < 0 || index > all.size() + 1L) {
      throw SqlStates.badArgument(
          "Cannot read "
              + count
              + " elements from index "
              + index
              + " of an array of "
              + all.size());
    }
    int from = (int) index - 1;
    return all.subList(from, (int) Math.min(all.size(), from + (long) count));
  }

  private @Nullable Object[] objects(List<?> chosen) {
    @Nullable Object[] objects = new Object[chosen.size()];
    for (int i = 0; i < objects.length; i++) {
      Object element = chosen.get(i);
      objects[i] =
          element instanceof List<?> nested
              ? new ListArray(nested, component.component())
              : element == null ? null : Values.toObject(element);
    }
    return objects;
  }

  private ResultSet resultSet(List<?> chosen, long firstIndex) {
    Listing listing = new Listing(List.of(column("INDEX", BIGINT), column("VALUE", component)));
    for (int i = 0; i < chosen.size(); i++) {
      listing.row(firstIndex + i, chosen.get(i));
    }
    return MemoryRows.resultSet(listing, () -> false);
  }

  private static Column column(String name, SqlType type) {
    return new Column(name, null, null, type, true, null);
  }
}
