package io.github.zoomim.sql.table;

import java.util.List;

/** A table with words for people, as metadata shows them. */
public interface DescribedTable extends org.apache.calcite.schema.Table {
  /** What it holds. */
  String remarks();

  /** What each column means, in order. */
  List<String> columnRemarks();

  /** The columns that identify a row; empty where there are none. */
  default List<String> primaryKey() {
    return List.of();
  }

  /** {@code TABLE} or {@code SYSTEM TABLE}. */
  default String tableType() {
    return "TABLE";
  }
}
