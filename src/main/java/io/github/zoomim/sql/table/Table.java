package io.github.zoomim.sql.table;

import java.util.List;

/**
 * A table that can be queried.
 *
 * @param type {@code TABLE}, or {@code SYSTEM TABLE} for what the driver tells of itself
 * @param remarks what it holds, for people
 * @param primaryKey the names of the columns that identify a row; empty where there are none
 */
public record Table(
    String schema,
    String name,
    String type,
    String remarks,
    List<Column> columns,
    List<String> primaryKey) {}
