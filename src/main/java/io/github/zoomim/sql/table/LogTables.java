package io.github.zoomim.sql.table;

import io.github.zoomim.execution.RateLimitRecord;
import io.github.zoomim.execution.RequestLog;
import io.github.zoomim.execution.RequestRecord;
import io.github.zoomim.sql.table.LogTable.LogColumn;
import java.util.List;
import org.apache.calcite.sql.type.SqlTypeName;

/** The tables that show what this process has asked of the API. */
public final class LogTables {
  public static final String REQUESTS = "api_requests";
  public static final String LIMITS = "rate_limits";

  private LogTables() {}

  public static LogTable<RequestRecord> requests(RequestLog log) {
    return new LogTable<>(
        "The newest requests of this process to Zoom's API, oldest first; makes no request",
        List.of(
            new LogColumn<>(
                "started",
                SqlTypeName.TIMESTAMP,
                "When the request left, UTC",
                r -> LogTable.millis(r.started())),
            new LogColumn<>("path", SqlTypeName.VARCHAR, "The path asked", RequestRecord::path),
            new LogColumn<>(
                "window", SqlTypeName.VARCHAR, "The days asked for", RequestRecord::window),
            new LogColumn<>(
                "page",
                SqlTypeName.INTEGER,
                "Which page of the window, counted from 1",
                RequestRecord::page),
            new LogColumn<>(
                "status",
                SqlTypeName.INTEGER,
                "The HTTP status; 0 where no answer came or none was needed",
                RequestRecord::status),
            new LogColumn<>(
                "rows", SqlTypeName.INTEGER, "Sessions in the answer", RequestRecord::rows),
            new LogColumn<>(
                "bytes",
                SqlTypeName.BIGINT,
                "Bytes of the answer's body as transferred",
                RequestRecord::bytes),
            new LogColumn<>(
                "milliseconds",
                SqlTypeName.BIGINT,
                "From sending to the whole answer",
                r -> r.elapsed().toMillis()),
            new LogColumn<>(
                "attempt",
                SqlTypeName.INTEGER,
                "1 for the first try, more for a repeat; 0 where memory served the page",
                RequestRecord::attempt),
            new LogColumn<>(
                "from_memory",
                SqlTypeName.BOOLEAN,
                "Whether the page was kept from before (cacheTtl) and cost no request",
                RequestRecord::isFromMemory),
            new LogColumn<>(
                "statement",
                SqlTypeName.VARCHAR,
                "The SQL that it was made for, shortened",
                RequestRecord::statement)),
        log::requests);
  }

  public static LogTable<RateLimitRecord> limits(RequestLog log) {
    return new LogTable<>(
        "The rate limits as Zoom's answers last told them; makes no request",
        List.of(
            new LogColumn<>("host", SqlTypeName.VARCHAR, "Whose limit", RateLimitRecord::host),
            new LogColumn<>(
                "category",
                SqlTypeName.VARCHAR,
                "Zoom's label, such as Heavy",
                RateLimitRecord::category),
            new LogColumn<>(
                "type", SqlTypeName.VARCHAR, "QPS or Daily-limit", RateLimitRecord::type),
            new LogColumn<>("rate_limit", SqlTypeName.VARCHAR, "The limit", RateLimitRecord::limit),
            new LogColumn<>(
                "remaining", SqlTypeName.VARCHAR, "What is left of it", RateLimitRecord::remaining),
            new LogColumn<>(
                "retry_after",
                SqlTypeName.VARCHAR,
                "When to ask again, as Zoom wrote it",
                RateLimitRecord::retryAfter),
            new LogColumn<>(
                "seen",
                SqlTypeName.TIMESTAMP,
                "When it was told, UTC",
                r -> LogTable.millis(r.seen()))),
        log::limits);
  }
}
