package io.github.zoomim.sql.code;

import io.github.zoomim.sql.run.PlainScan;
import io.github.zoomim.sql.run.RowLimits;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.linq4j.Enumerable;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.runtime.Bindable;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorNamespace;
import org.apache.calcite.sql.validate.SqlValidatorTable;
import org.jspecify.annotations.Nullable;

/**
 * A SELECT of nothing but columns of {@code chat_sessions} and counts of its rows, perhaps grouped
 * by columns or limited: what a tool asks first. It needs no plan and no generated code, and
 * loading what makes these is half of a first query's time. Whatever else a statement has makes it
 * another one.
 */
public final class PlainSelect {
  private final PlainScan scan;
  private final int width;
  private final List<Integer> outputs = new ArrayList<>();
  private final List<Integer> keys = new ArrayList<>();
  private final List<int[]> counted = new ArrayList<>();
  private boolean isGrouped;
  private long offset;
  private long fetch = RowLimits.NO_LIMIT;

  private PlainSelect(PlainScan scan, int width) {
    this.scan = scan;
    this.width = width;
  }

  /**
   * The statement as one of these; null for others.
   *
   * @param valid the statement after validation, with its names resolved
   */
  public static @Nullable PlainSelect of(SqlNode valid, SqlValidator validator) {
    if (!(valid instanceof SqlSelect select)
        || select.isDistinct()
        || select.hasHints()
        || select.hasOrderBy()
        || select.getWhere() != null
        || select.getHaving() != null
        || select.getQualify() != null
        || !select.getWindowList().isEmpty()) {
      return null;
    }
    SqlValidatorTable table = table(select.getFrom(), validator);
    PlainScan scan = table == null ? null : PlainScan.of(table);
    if (table == null || scan == null) {
      return null;
    }
    RelDataType row = table.getRowType();
    PlainSelect plain = new PlainSelect(scan, row.getFieldCount());
    return plain.groups(select.getGroup(), row)
            && plain.outputs(select.getSelectList(), row)
            && plain.limits(select.getOffset(), select.getFetch())
        ? plain
        : null;
  }

  private static @Nullable SqlValidatorTable table(@Nullable SqlNode from, SqlValidator validator) {
    SqlNode name =
        from instanceof SqlBasicCall as
                && as.getKind() == SqlKind.AS
                && as.getOperandList().size() == 2
            ? as.operand(0)
            : from;
    SqlValidatorNamespace namespace =
        name instanceof SqlIdentifier ? validator.getNamespace(name) : null;
    return namespace == null ? null : namespace.getTable();
  }

  private boolean groups(@Nullable SqlNodeList group, RelDataType row) {
    isGrouped = group != null;
    if (group == null) {
      return true;
    }
    for (SqlNode item : group) {
      keys.add(column(item, row));
    }
    return !keys.isEmpty() && !keys.contains(-1);
  }

  private boolean outputs(SqlNodeList items, RelDataType row) {
    for (SqlNode item : items) {
      SqlNode value = item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
      if (value instanceof SqlBasicCall call) {
        if (!counts(call, row)) {
          return false;
        }
        outputs.add(width + counted.size() - 1);
      } else {
        outputs.add(column(value, row));
      }
    }
    boolean hasCounts = !counted.isEmpty();
    isGrouped |= hasCounts;
    // Without GROUP BY there is one row of counts, and no column beside them.
    return !outputs.contains(-1)
        && (!hasCounts || !keys.isEmpty() || counted.size() == outputs.size());
  }

  private boolean counts(SqlBasicCall call, RelDataType row) {
    if (!call.getOperator().equals(SqlStdOperatorTable.COUNT)
        || call.getFunctionQuantifier() != null) {
      return false;
    }
    List<SqlNode> operands = call.getOperandList();
    boolean all =
        operands.size() == 1 && operands.get(0) instanceof SqlIdentifier name && name.isStar();
    int[] columns =
        all ? new int[0] : operands.stream().mapToInt(operand -> column(operand, row)).toArray();
    counted.add(columns);
    for (int column : columns) {
      if (column < 0) {
        return false;
      }
    }
    return true;
  }

  /** The position of a column, whose name the validator has qualified; -1 for all else. */
  private static int column(SqlNode node, RelDataType row) {
    if (!(node instanceof SqlIdentifier name) || name.isStar() || name.names.size() < 2) {
      return -1;
    }
    RelDataTypeField field = row.getField(name.names.get(name.names.size() - 1), true, false);
    return field == null ? -1 : field.getIndex();
  }

  private boolean limits(@Nullable SqlNode first, @Nullable SqlNode most) {
    offset = first == null ? 0 : number(first);
    fetch = most == null ? RowLimits.NO_LIMIT : number(most);
    // Nothing is read for a limit of 0, which a plan knows.
    return offset >= 0 && fetch > 0;
  }

  /** A number; -1 if it is not one, or too large. */
  private static long number(SqlNode node) {
    if (!(node instanceof SqlNumericLiteral literal)) {
      return -1;
    }
    BigDecimal value = literal.bigDecimalValue();
    return value != null && value.scale() <= 0 && value.precision() < 18 ? value.longValue() : -1;
  }

  /** Whether all rows are read before there is the first one. */
  public boolean isGrouped() {
    return isGrouped;
  }

  /** What makes the rows, in the form that generated code gives them. */
  Bindable<?> code(RelDataTypeFactory types) {
    PlainScan template = isGrouped ? scan : scan.limited(offset, fetch, types);
    int[] picked = outputs.stream().mapToInt(this::picked).toArray();
    Bindable<@Nullable Object[]> rows =
        context -> {
          Enumerable<@Nullable Object[]> all = template.rows(context);
          Enumerable<@Nullable Object[]> made =
              isGrouped ? new Counts(all, ints(keys), counted.toArray(int[][]::new)) : all;
          return offset == 0 && fetch == RowLimits.NO_LIMIT
              ? made
              : RowLimits.limit(made, offset, fetch);
        };
    if (picked.length == 1) {
      int only = picked[0];
      return (Bindable<@Nullable Object>) context -> rows.bind(context).select(row -> row[only]);
    }
    return isIdentity(picked)
        ? rows
        : (Bindable<@Nullable Object[]>)
            context -> rows.bind(context).select(row -> picked(row, picked));
  }

  /** The place of an output in a row of the scan, or of the groups. */
  private int picked(int output) {
    if (!isGrouped) {
      return output;
    }
    return output < width ? keys.indexOf(output) : keys.size() + output - width;
  }

  private boolean isIdentity(int[] picked) {
    for (int i = 0; i < picked.length; i++) {
      if (picked[i] != i) {
        return false;
      }
    }
    return picked.length == (isGrouped ? keys.size() + counted.size() : width);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private static @Nullable Object[] picked(@Nullable Object[] row, int[] columns) {
    @Nullable Object[] picked = new @Nullable Object[columns.length];
    for (int i = 0; i < columns.length; i++) {
      picked[i] = row[columns[i]];
    }
    return picked;
  }
}
