package io.github.zoomim.sql.dialect;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Names in HAVING and within the expressions of ORDER BY that a column of the tables and one of the
 * result have: they mean the table's, as in PostgreSQL, where the engine takes the result's.
 */
final class InputColumns extends SqlShuttle {
  private final SqlValidatorScope scope;
  private final Set<String> aliases;

  private InputColumns(SqlValidatorScope scope, Set<String> aliases) {
    this.scope = scope;
    this.aliases = aliases;
  }

  /** Writes them with their table, which no column of the result has. */
  static void writeOut(SqlValidator validator, SqlSelect select) {
    Set<String> aliases =
        select.getSelectList().stream()
            .filter(item -> item.getKind() == SqlKind.AS)
            .map(
                item ->
                    ((SqlCall) item).<SqlIdentifier>operand(1).getSimple().toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());
    SqlValidatorScope scope = validator.getRawSelectScope(select);
    if (aliases.isEmpty() || scope == null || select.getFrom() == null) {
      return;
    }
    InputColumns columns = new InputColumns(scope, aliases);
    if (select.getHaving() != null) {
      select.setHaving(select.getHaving().accept(columns));
    }
    SqlNodeList order = select.getOrderList();
    for (int i = 0; order != null && i < order.size(); i++) {
      if (!(KnownAggregates.value(order.get(i)) instanceof SqlIdentifier)) {
        order.set(i, order.get(i).accept(columns));
      }
    }
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    return call.isA(SqlKind.QUERY) ? call : super.visit(call);
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    if (!name.isSimple() || !aliases.contains(name.getSimple().toUpperCase(Locale.ROOT))) {
      return name;
    }
    try {
      return scope.fullyQualify(name).identifier;
    } catch (CalciteContextException e) {
      return name;
    }
  }
}
