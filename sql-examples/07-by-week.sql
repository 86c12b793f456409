-- How does the number of sessions change from week to week?
--
-- DATE_TRUNC('week', …) gives the week's Monday. The bound is one too, so that no week is cut off at
-- its start. After a window with today in it that has further pages, today is asked for once more.
WITH weeks AS (
  SELECT DATE_TRUNC('week', last_message_sent_time) AS week_of, COUNT(*) AS sessions
  FROM chat_sessions
  WHERE last_message_sent_time >= DATE_TRUNC('week', NOW()) - INTERVAL '49' DAY
  GROUP BY DATE_TRUNC('week', last_message_sent_time))
SELECT
  CAST(week_of AS DATE) AS week_of,
  sessions,
  sessions - LAG(sessions) OVER (ORDER BY week_of) AS more_than_before
FROM weeks
ORDER BY week_of;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: week_of DATE, sessions BIGINT, more_than_before BIGINT
-- requests: 5
--   2026-10-05..2026-11-04
--   2026-10-05..2026-11-04, next page
--   2026-11-05..2026-11-23
--   2026-11-05..2026-11-23, next page
--   2026-11-23..2026-11-23
-- rows: 8
--   2026-10-05, 75, null
--   2026-10-12, 77, 2
--   2026-10-19, 98, 21
--   2026-10-26, 85, -13
--   2026-11-02, 102, 17
--   2026-11-09, 126, 24
--   2026-11-16, 204, 78
--   2026-11-23, 8, -196
