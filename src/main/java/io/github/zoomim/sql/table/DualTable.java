package io.github.zoomim.sql.table;

import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.linq4j.Linq4j;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.ScannableTable;
import org.apache.calcite.schema.impl.AbstractTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** Oracle's {@code DUAL}, one row, for tools that write {@code SELECT … FROM DUAL}; not listed. */
public final class DualTable extends AbstractTable implements ScannableTable {
  public static final String NAME = "dual";

  @Override
  public RelDataType getRowType(RelDataTypeFactory types) {
    return types.builder().add("dummy", types.createSqlType(SqlTypeName.VARCHAR)).build();
  }

  @Override
  public Enumerable<@Nullable Object[]> scan(DataContext context) {
    return Linq4j.singletonEnumerable(new @Nullable Object[] {"X"});
  }
}
