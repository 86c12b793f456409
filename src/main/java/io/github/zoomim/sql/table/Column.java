package io.github.zoomim.sql.table;

import io.github.zoomim.sql.type.SqlType;
import org.jspecify.annotations.Nullable;

/**
 * A column of a query's result or of a table.
 *
 * @param label the alias, or the name where there is none
 * @param name the name of the table's column behind it; the label where it is an expression
 * @param table the table it comes from unchanged; null for an expression
 * @param schema that table's schema; null for an expression
 * @param type its type
 * @param nullable whether it can be NULL
 * @param remarks what it means, for people; null for a result's column
 */
public record Column(
    String label,
    String name,
    @Nullable String table,
    @Nullable String schema,
    SqlType type,
    boolean nullable,
    @Nullable String remarks) {}
