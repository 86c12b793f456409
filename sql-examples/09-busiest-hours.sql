-- At which hours of the day (UTC) were most sessions of the last 30 days last used?
--
-- Asks for these days, in one window (in March two, for February is short). They hold more than 300
-- sessions, so there is a second page.
SELECT
  EXTRACT(HOUR FROM last_message_sent_time) AS "hour",
  COUNT(*) AS sessions,
  ROUND(100 * COUNT(*) / SUM(CAST(COUNT(*) AS DOUBLE)) OVER (), 1) AS percent
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '30' DAY
  AND last_message_sent_time < CURRENT_DATE
GROUP BY EXTRACT(HOUR FROM last_message_sent_time)
ORDER BY sessions DESC, "hour"
LIMIT 5;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: hour BIGINT, sessions BIGINT, percent DOUBLE
-- requests: 2
--   2026-10-24..2026-11-22
--   2026-10-24..2026-11-22, next page
-- rows: 5
--   13, 78, 14.9
--   11, 57, 10.9
--   14, 56, 10.7
--   12, 53, 10.1
--   10, 49, 9.4
