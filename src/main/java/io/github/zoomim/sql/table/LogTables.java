package io.github.zoomim.sql.table;

import io.github.zoomim.execution.RateLimitRecord;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.RequestRecord;
import io.github.zoomim.sql.table.ListedTable.ListedColumn;
import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;

/** The tables that show what this process has asked of the API. */
public final class LogTables {
  public static final String REQUESTS = "api_requests";
  public static final String LIMITS = "rate_limits";

  private LogTables() {}

  public static ListedTable<RequestRecord> requests(RequestLog log) {
    return new ListedTable<>(
        "The newest requests of this process to Zoom's API, oldest first; makes no request",
        List.of(
            new ListedColumn<>(
                "started",
                SqlTypeName.TIMESTAMP,
                "When the request was sent, UTC",
                r -> r.started().toEpochMilli()),
            new ListedColumn<>(
                "path", SqlTypeName.VARCHAR, "The requested path", RequestRecord::path),
            new ListedColumn<>(
                "window", SqlTypeName.VARCHAR, "The requested days", RequestRecord::window),
            new ListedColumn<>(
                "page",
                SqlTypeName.INTEGER,
                "Which page of the window, counted from 1; 0 for whole days from memory",
                RequestRecord::page),
            new ListedColumn<>(
                "status",
                SqlTypeName.INTEGER,
                "The HTTP status; 0 where no answer came or none was needed",
                RequestRecord::status),
            new ListedColumn<>(
                "rows",
                SqlTypeName.INTEGER,
                "Sessions in the answer, or from memory",
                RequestRecord::rows),
            new ListedColumn<>(
                "bytes",
                SqlTypeName.BIGINT,
                "Bytes of the answer's body as transferred",
                RequestRecord::bytes),
            new ListedColumn<>(
                "milliseconds",
                SqlTypeName.BIGINT,
                "From sending to the complete answer",
                r -> r.elapsed().toMillis()),
            new ListedColumn<>(
                "attempt",
                SqlTypeName.INTEGER,
                "1 for the first attempt, more for retries; 0 where memory served the rows",
                RequestRecord::attempt),
            new ListedColumn<>(
                "from_memory",
                SqlTypeName.BOOLEAN,
                "Whether the rows came from memory (cacheTtl) and cost no request",
                RequestRecord::isFromMemory),
            new ListedColumn<>(
                "statement",
                SqlTypeName.VARCHAR,
                "The SQL statement that it was sent for, shortened",
                RequestRecord::statement)),
        log::requests);
  }

  public static ListedTable<RateLimitRecord> limits(RequestLog log) {
    return new ListedTable<>(
        "The rate limits that Zoom's answers last reported; makes no request",
        List.of(
            new ListedColumn<>(
                "host", SqlTypeName.VARCHAR, "The host of the API", RateLimitRecord::host),
            new ListedColumn<>(
                "category",
                SqlTypeName.VARCHAR,
                "Zoom's label, such as Heavy",
                RateLimitRecord::category),
            new ListedColumn<>(
                "type", SqlTypeName.VARCHAR, "QPS or Daily-limit", RateLimitRecord::type),
            new ListedColumn<>(
                "rate_limit", SqlTypeName.VARCHAR, "The limit", RateLimitRecord::limit),
            new ListedColumn<>(
                "remaining", SqlTypeName.VARCHAR, "What remains of it", RateLimitRecord::remaining),
            new ListedColumn<>(
                "retry_after",
                SqlTypeName.VARCHAR,
                "When to retry, as Zoom wrote it",
                RateLimitRecord::retryAfter),
            new ListedColumn<>(
                "seen",
                SqlTypeName.TIMESTAMP,
                "When it was reported, UTC",
                r -> r.seen().toEpochMilli())),
        log::limits);
  }
}
