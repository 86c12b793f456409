-- How many sessions were last used in each month, by type?
--
-- Reads the whole history: an aggregate needs every row. Sessions without a time are left out by
-- IS NOT NULL, which narrows nothing.
SELECT
  EXTRACT(YEAR FROM last_message_sent_time) AS "year",
  EXTRACT(MONTH FROM last_message_sent_time) AS "month",
  COUNT(*) FILTER (WHERE type = 'Group') AS groups,
  COUNT(*) FILTER (WHERE type = '1:1') AS one_to_one
FROM chat_sessions
WHERE last_message_sent_time IS NOT NULL
GROUP BY
  EXTRACT(YEAR FROM last_message_sent_time),
  EXTRACT(MONTH FROM last_message_sent_time)
ORDER BY "year", "month";

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: year BIGINT, month BIGINT, groups BIGINT, one_to_one BIGINT
-- requests: 10
--   2026-05-23..2026-06-22
--   2026-06-23..2026-07-22
--   2026-07-23..2026-08-22
--   2026-08-23..2026-09-22
--   2026-08-23..2026-09-22, next page
--   2026-09-23..2026-10-22
--   2026-09-23..2026-10-22, next page
--   2026-10-23..2026-11-22
--   2026-10-23..2026-11-22, next page
--   2026-11-23..2026-11-23
-- rows: 7
--   2026, 5, 19, 27
--   2026, 6, 97, 151
--   2026, 7, 113, 177
--   2026, 8, 93, 173
--   2026, 9, 140, 178
--   2026, 10, 156, 228
--   2026, 11, 173, 271
