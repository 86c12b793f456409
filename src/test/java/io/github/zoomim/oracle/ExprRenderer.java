package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.SortKey;
import io.github.zoomim.oracle.Clause.When;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes expressions in the SQL of one engine, and notes their parameters. */
final class ExprRenderer {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private final Dialect dialect;
  private final Function<Query, String> queries;
  private final List<Expr.Parameter> parameters = new ArrayList<>();

  ExprRenderer(Dialect dialect, Function<Query, String> queries) {
    this.dialect = dialect;
    this.queries = queries;
  }

  List<Expr.Parameter> parameters() {
    return List.copyOf(parameters);
  }

  String list(List<? extends Expr> list) {
    return list.stream().map(this::sql).collect(Collectors.joining(", "));
  }

  String sql(Expr expr) {
    if (expr instanceof Expr.Column column) {
      return (column.relation().isEmpty() ? "" : column.relation() + ".") + column.name();
    }
    if (expr instanceof Expr.Output output) {
      return output.byName() ? output.name() : Integer.toString(output.number());
    }
    if (expr instanceof Expr.Literal literal) {
      return constant(literal.type(), literal.value(), literal.bare());
    }
    if (expr instanceof Expr.Parameter parameter) {
      return parameter(parameter);
    }
    if (expr instanceof Expr.Call call) {
      return call(call);
    }
    if (expr instanceof Expr.Case cases) {
      return cases(cases);
    }
    if (expr instanceof Expr.Scalar scalar) {
      return "(" + queries.apply(scalar.query()) + ")";
    }
    if (expr instanceof Expr.Aggregate aggregate) {
      return aggregate(aggregate);
    }
    if (expr instanceof Expr.Ranking ranking) {
      return ranking.function() + "(" + list(ranking.arguments()) + ")";
    }
    if (expr instanceof Expr.Windowed windowed) {
      return windowed(windowed);
    }
    if (expr instanceof Expr.Grouping grouping) {
      return "GROUPING(" + sql(grouping.key()) + ")";
    }
    return condition(expr);
  }

  private String condition(Expr expr) {
    if (expr instanceof Expr.InList in) {
      return operand(in.value()) + not(in.negated()) + " IN (" + list(in.choices()) + ")";
    }
    if (expr instanceof Expr.InQuery in) {
      String values =
          in.values().size() == 1 ? operand(in.values().get(0)) : "(" + list(in.values()) + ")";
      return values + not(in.negated()) + " IN (" + queries.apply(in.query()) + ")";
    }
    if (expr instanceof Expr.Exists exists) {
      return (exists.negated() ? "NOT " : "") + "EXISTS (" + queries.apply(exists.query()) + ")";
    }
    Expr.Quantified quantified = (Expr.Quantified) expr;
    return operand(quantified.value())
        + " "
        + quantified.operator()
        + (quantified.all() ? " ALL (" : " ANY (")
        + queries.apply(quantified.query())
        + ")";
  }

  private static String not(boolean negated) {
    return negated ? " NOT" : "";
  }

  /** In parentheses where it is a condition itself. */
  private String operand(Expr expr) {
    boolean plain =
        expr.type() != Type.BOOLEAN
            || expr instanceof Expr.Column
            || expr instanceof Expr.Literal
            || expr instanceof Expr.Case;
    return plain ? sql(expr) : "(" + sql(expr) + ")";
  }

  private String call(Expr.Call call) {
    String sql = call.operation().sql(dialect).replace("{w}", call.word());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '{' && Character.isDigit(sql.charAt(i + 1))) {
        text.append(operand(call.arguments().get(sql.charAt(i + 1) - '0')));
        i += 2;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private String cases(Expr.Case cases) {
    StringBuilder sql = new StringBuilder("CASE");
    if (cases.operand() != null) {
      sql.append(" ").append(operand(cases.operand()));
    }
    for (When when : cases.whens()) {
      sql.append(" WHEN ")
          .append(cases.operand() == null ? sql(when.condition()) : operand(when.condition()))
          .append(" THEN ")
          .append(sql(when.value()));
    }
    if (cases.otherwise() != null) {
      sql.append(" ELSE ").append(sql(cases.otherwise()));
    }
    return sql + " END";
  }

  private String aggregate(Expr.Aggregate aggregate) {
    String arguments = aggregate.arguments().isEmpty() ? "*" : list(aggregate.arguments());
    return aggregate.function()
        + "("
        + (aggregate.distinct() ? "DISTINCT " : "")
        + arguments
        + (aggregate.order().isEmpty() ? "" : " ORDER BY " + keys(aggregate.order()))
        + ")"
        + (aggregate.filter() == null ? "" : " FILTER (WHERE " + sql(aggregate.filter()) + ")");
  }

  private String windowed(Expr.Windowed windowed) {
    // First, for its parameters come first.
    String function = sql(windowed.function());
    List<String> parts = new ArrayList<>();
    if (!windowed.partition().isEmpty()) {
      parts.add("PARTITION BY " + list(windowed.partition()));
    }
    if (!windowed.order().isEmpty()) {
      parts.add("ORDER BY " + keys(windowed.order()));
    }
    if (!windowed.frame().isEmpty()) {
      parts.add(windowed.frame());
    }
    return function + " OVER (" + String.join(" ", parts) + ")";
  }

  String keys(List<SortKey> keys) {
    return keys.stream().map(this::key).collect(Collectors.joining(", "));
  }

  private String key(SortKey key) {
    boolean told = dialect != Dialect.DRIVER || key.nullsFirst() || !key.silent();
    return sql(key.value())
        + (key.descending() ? " DESC" : "")
        + (told ? " NULLS " + (key.nullsFirst() ? "FIRST" : "LAST") : "");
  }

  private String parameter(Expr.Parameter parameter) {
    if (dialect != Dialect.DRIVER) {
      return constant(parameter.type(), parameter.value(), false);
    }
    parameters.add(parameter);
    return parameter.bare() ? "?" : "CAST(? AS " + parameter.type().sql + ")";
  }

  private static String constant(Type type, @Nullable Object value, boolean bare) {
    if (value == null) {
      return bare ? "NULL" : "CAST(NULL AS " + type.sql + ")";
    }
    return switch (type) {
      case TEXT -> "'" + value.toString().replace("'", "''") + "'";
      case TIME ->
          (bare ? "'" : "TIMESTAMP '")
              + TIME.format((LocalDateTime) value).replaceAll("000$", "")
              + "'";
      case DATE -> (bare ? "'" : "DATE '") + value + "'";
      case DOUBLE -> "CAST(" + value + " AS DOUBLE PRECISION)";
      case BOOLEAN -> value.toString().toUpperCase(Locale.ROOT);
      case INTEGER, DECIMAL -> value.toString().startsWith("-") ? "(" + value + ")" : "" + value;
    };
  }
}
