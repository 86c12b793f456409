package io.github.zoomim.api;

import io.github.zoomim.spec.TableSpec;
import io.github.zoomim.spec.TableSpec.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a row that a column is read from.
 *
 * @param position the column's
 * @param first whether it goes before the column's other fields
 * @param bit one of its own among the row's fields
 */
record RowField(
    String name, int position, TableSpec.Type type, boolean isId, boolean first, long bit) {
  /** The fields of a table's rows. */
  static List<RowField> of(TableSpec table) {
    List<RowField> fields = new ArrayList<>();
    int id = table.idPosition();
    for (int i = 0; i < table.columns().size(); i++) {
      Column column = table.columns().get(i);
      for (String name : column.fields()) {
        fields.add(
            new RowField(
                name,
                i,
                column.type(),
                i == id,
                name.equals(column.fields().get(0)),
                1L << fields.size()));
      }
    }
    return fields;
  }
}
