package io.github.zoomim.oracle;

import io.github.zoomim.oracle.Clause.Item;
import io.github.zoomim.oracle.Clause.Named;
import io.github.zoomim.oracle.Clause.Row;
import io.github.zoomim.oracle.Clause.Tail;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a query in the SQL of one engine. */
final class Renderer {
  private final ExprRenderer exprs;
  private final Dialect dialect;

  private Renderer(Dialect dialect) {
    this.dialect = dialect;
    exprs = new ExprRenderer(dialect, this::query);
  }

  /** The statement; parameters are marks for the driver and constants for the others. */
  static Rendered render(Query query, Dialect dialect) {
    Renderer renderer = new Renderer(dialect);
    String sql = renderer.query(query);
    return new Rendered(sql, renderer.exprs.parameters());
  }

  private String query(Query query) {
    if (query instanceof Query.Select select) {
      return select.qualify() != null && dialect == Dialect.POSTGRESQL
          ? qualified(select)
          : select(select);
    }
    if (query instanceof Query.All all) {
      return head(false, all.star()) + body(all.from(), all.where()) + tail(all.tail());
    }
    if (query instanceof Query.Constants constants) {
      return values(constants.rows()) + tail(constants.tail());
    }
    if (query instanceof Query.Combined combined) {
      return branch(combined.left())
          + " "
          + combined.operator()
          + (combined.all() ? " ALL " : " ")
          + branch(combined.right())
          + tail(combined.tail());
    }
    Query.With with = (Query.With) query;
    boolean isRecursive = with.names().stream().anyMatch(Named::recursive);
    String names = with.names().stream().map(this::named).collect(Collectors.joining(", "));
    return (isRecursive ? "WITH RECURSIVE " : "WITH ") + names + " " + query(with.body());
  }

  private String named(Named named) {
    String columns =
        named.query().columns().stream().map(Item::name).collect(Collectors.joining(", "));
    return named.name()
        + (named.recursive() ? " (" + columns + ")" : "")
        + " AS ("
        + query(named.query())
        + ")";
  }

  /** A side of a set operation, in parentheses where it has a tail or is one itself. */
  private String branch(Query query) {
    return query instanceof Query.Select select && select.tail().equals(Tail.NONE)
        ? query(query)
        : "(" + query(query) + ")";
  }

  private String select(Query.Select select) {
    return head(select.distinct(), items(select.items()))
        + body(select)
        + (select.qualify() == null ? "" : " QUALIFY " + exprs.sql(select.qualify()))
        + tail(select.tail());
  }

  /** PostgreSQL has no QUALIFY. */
  private String qualified(Query.Select select) {
    String names = select.items().stream().map(Item::name).collect(Collectors.joining(", "));
    String inner =
        head(false, items(select.items()) + ", " + exprs.sql(select.qualify()) + " AS kept")
            + body(select);
    return head(select.distinct(), names)
        + " FROM ("
        + inner
        + ") AS qualified WHERE kept"
        + tail(select.tail());
  }

  private static String head(boolean distinct, String items) {
    return (distinct ? "SELECT DISTINCT " : "SELECT ") + items;
  }

  private String items(List<Item> items) {
    return items.stream()
        .map(item -> exprs.sql(item.value()) + " AS " + item.name())
        .collect(Collectors.joining(", "));
  }

  private String body(Query.Select select) {
    StringBuilder sql = new StringBuilder(body(select.from(), select.where()));
    if (!select.groups().isEmpty()) {
      sql.append(" GROUP BY ").append(groups(select.grouping(), select.groups()));
    }
    if (select.having() != null) {
      sql.append(" HAVING ").append(exprs.sql(select.having()));
    }
    return sql.toString();
  }

  private String body(@Nullable Relation from, @Nullable Expr where) {
    return (from == null ? "" : " FROM " + relation(from))
        + (where == null ? "" : " WHERE " + exprs.sql(where));
  }

  private String groups(String grouping, List<Row> groups) {
    if (grouping.equals("GROUPING SETS")) {
      return groups.stream()
          .map(set -> "(" + exprs.list(set.values()) + ")")
          .collect(Collectors.joining(", ", "GROUPING SETS (", ")"));
    }
    String keys =
        groups.stream()
            .flatMap(set -> set.values().stream())
            .map(exprs::sql)
            .collect(Collectors.joining(", "));
    return grouping.isEmpty() ? keys : grouping + "(" + keys + ")";
  }

  private String tail(Tail tail) {
    return (tail.order().isEmpty() ? "" : " ORDER BY " + exprs.keys(tail.order()))
        + (tail.limit() == null ? "" : " LIMIT " + exprs.sql(tail.limit()))
        + (tail.offset() == null ? "" : " OFFSET " + exprs.sql(tail.offset()));
  }

  private String relation(Relation relation) {
    if (relation instanceof Relation.Sessions sessions) {
      return "chat_sessions AS " + sessions.alias();
    }
    if (relation instanceof Relation.Reference reference) {
      return reference.name() + " AS " + reference.alias();
    }
    if (relation instanceof Relation.Derived derived) {
      return (derived.lateral() ? "LATERAL (" : "(")
          + query(derived.query())
          + ") AS "
          + derived.alias();
    }
    if (relation instanceof Relation.Constants constants) {
      return "("
          + values(constants.rows())
          + ") AS "
          + constants.alias()
          + " ("
          + String.join(", ", constants.names())
          + ")";
    }
    if (relation instanceof Relation.Merged merged) {
      List<String> names = merged.names();
      return relation(merged.left())
          + (names.isEmpty() ? " NATURAL " : " ")
          + merged.kind()
          + " JOIN "
          + nested(merged.right())
          + (names.isEmpty() ? "" : " USING (" + String.join(", ", names) + ")");
    }
    Relation.Join join = (Relation.Join) relation;
    return relation(join.left())
        + (join.condition() == null ? " CROSS JOIN " : " " + join.kind() + " JOIN ")
        + nested(join.right())
        + (join.condition() == null ? "" : " ON " + exprs.sql(join.condition()));
  }

  private String values(List<Row> rows) {
    return rows.stream()
        .map(row -> "(" + exprs.list(row.values()) + ")")
        .collect(Collectors.joining(", ", "VALUES ", ""));
  }

  private String nested(Relation relation) {
    return relation instanceof Relation.Join ? "(" + relation(relation) + ")" : relation(relation);
  }
}
