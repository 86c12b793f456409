-- How many sessions were last used on each of the last ten days, and on the average of three?
--
-- Asks for these days. COUNT counts sessions by their last message: a session that went on today
-- has left its former day.
WITH days AS (
  SELECT CAST(last_message_sent_time AS DATE) AS "day", COUNT(*) AS sessions
  FROM chat_sessions
  WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '9' DAY
  GROUP BY CAST(last_message_sent_time AS DATE))
SELECT
  "day",
  sessions,
  ROUND(AVG(CAST(sessions AS DOUBLE)) OVER (ORDER BY "day" ROWS 2 PRECEDING), 1) AS three_days
FROM days
ORDER BY "day";

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: day DATE, sessions BIGINT, three_days DOUBLE
-- requests: 2026-11-14..2026-11-23
-- rows: 10
--   2026-11-14, 2, 2.0
--   2026-11-15, 8, 5.0
--   2026-11-16, 23, 11.0
--   2026-11-17, 25, 18.7
--   2026-11-18, 14, 20.7
--   2026-11-19, 51, 30.0
--   2026-11-20, 65, 43.3
--   2026-11-21, 8, 41.3
--   2026-11-22, 18, 30.3
--   2026-11-23, 8, 11.3
