package io.github.zoomim.sql.table;

import io.github.zoomim.sql.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result or of a table.
 *
 * @param name its name; in a result the alias where it has one, so that a query around it can use
 *     what metadata calls it
 * @param table the table it comes from unchanged; null for an expression
 * @param schema that table's schema; null for an expression
 * @param type its type
 * @param nullable whether it can be NULL
 * @param remarks what it means, for people; null for a result's column
 */
public record Column(
    String name,
    @Nullable String table,
    @Nullable String schema,
    SqlType type,
    boolean nullable,
    @Nullable String remarks) {}
