package io.github.zoomim.sql.type;

import java.sql.JDBCType;
import org.jspecify.annotations.Nullable;

/**
 * A SQL type as JDBC describes it.
 *
 * @param jdbcType the JDBC type; {@link JDBCType#OTHER} for intervals
 * @param name the bare type name as in {@code getTypeInfo}: {@code VARCHAR}, {@code TIMESTAMP}
 * @param precision characters, digits, or for date-time types the fractional digits of a second; 0
 *     where it means nothing or there is no bound
 * @param scale digits after the point of a DECIMAL; else 0
 * @param component the elements' type of an ARRAY; else null
 */
public record SqlType(
    JDBCType jdbcType, String name, int precision, int scale, @Nullable SqlType component) {}
