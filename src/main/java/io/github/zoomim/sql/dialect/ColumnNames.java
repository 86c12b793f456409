package io.github.zoomim.sql.dialect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorUtil;
import org.jspecify.annotations.Nullable;

/**
 * Names the columns of a SELECT that have no name as PostgreSQL does, {@code count} for one; {@code
 * column_3} where it would have none. No two have the same name, which tools need to tell them
 * apart.
 *
 * <p>The name is found in the statement as it was written, and given when GROUP BY and HAVING have
 * been resolved: they must not take it for an alias.
 */
public final class ColumnNames {
  /** What the engine's own names of unnamed columns begin with, and nobody else's. */
  private static final String UNNAMED = "EXPR$";

  private static final Pattern PLAIN = Pattern.compile("[a-z]\\w*");

  private ColumnNames() {}

  /** The name of a result's column; in one of VALUES it has none. */
  public static String of(RelDataTypeField field) {
    String name = field.getName();
    return name.startsWith(UNNAMED) ? byPosition(field.getIndex() + 1) : name;
  }

  private static String byPosition(int position) {
    return "column_" + position;
  }

  /** Notes what the columns are to be named. */
  static void note(SqlSelect select) {
    SqlNodeList items = select.getSelectList();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      String name = SqlValidatorUtil.alias(item) == null ? name(item) : null;
      if (name != null && PLAIN.matcher(name).matches()) {
        items.set(i, SqlValidatorUtil.addAlias(item, UNNAMED + name));
      }
    }
  }

  private static @Nullable String name(SqlNode item) {
    if (item instanceof SqlIdentifier || item.getKind() == SqlKind.AS) {
      return SqlValidatorUtil.alias(item);
    }
    if (item instanceof SqlSelect query) {
      return query.getSelectList().size() == 1 ? name(query.getSelectList().get(0)) : null;
    }
    if (!(item instanceof SqlCall call)) {
      return null;
    }
    return switch (call.getKind()) {
      case CAST, SAFE_CAST, OVER, FILTER, WITHIN_GROUP, RESPECT_NULLS, IGNORE_NULLS ->
          name(call.operand(0));
      case CASE, EXISTS -> call.getKind().lowerName;
      default ->
          call.getOperator() instanceof SqlFunction function
              ? DialectRewriter.name(function).toLowerCase(Locale.ROOT)
              : null;
    };
  }

  /** Gives the columns their names, in the query and in the type of its rows. */
  static RelDataType give(SqlValidatorImpl validator, SqlSelect select, RelDataType rowType) {
    List<String> names = new ArrayList<>(rowType.getFieldNames());
    Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    names.stream().filter(name -> !name.startsWith(UNNAMED)).forEach(taken::add);
    if (taken.size() == names.size()) {
      return rowType;
    }
    List<SqlNode> items = new ArrayList<>(select.getSelectList());
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(UNNAMED)) {
        names.set(i, name(items.get(i), i + 1, taken));
        items.set(i, SqlValidatorUtil.addAlias(SqlUtil.stripAs(items.get(i)), names.get(i)));
      }
    }
    select.setSelectList(new SqlNodeList(items, select.getSelectList().getParserPosition()));
    validator.getRawSelectScope(select).setExpandedSelectList(items);
    return validator
        .getTypeFactory()
        .createStructType(
            rowType.getStructKind(),
            rowType.getFieldList().stream().map(RelDataTypeField::getType).toList(),
            names);
  }

  private static String name(SqlNode item, int position, Set<String> taken) {
    String noted = SqlValidatorUtil.alias(item, position).substring(UNNAMED.length());
    String name = PLAIN.matcher(noted).matches() ? noted : byPosition(position);
    while (!taken.add(name)) {
      name += "_" + position;
    }
    return name;
  }
}
