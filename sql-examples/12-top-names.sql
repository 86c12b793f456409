-- Which names do several sessions of the last 90 days share?
--
-- Asks for these days in windows of a month, oldest first; each has more than 300 sessions.
SELECT name, COUNT(*) AS sessions, MAX(last_message_sent_time) AS latest
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '90' DAY
  AND name IS NOT NULL
GROUP BY name
HAVING COUNT(*) > 1
ORDER BY sessions DESC, latest DESC
LIMIT 6;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, sessions BIGINT, latest TIMESTAMP
-- requests: 7
--   2026-08-25..2026-09-24
--   2026-08-25..2026-09-24, next page
--   2026-09-25..2026-10-24
--   2026-09-25..2026-10-24, next page
--   2026-10-25..2026-11-23
--   2026-10-25..2026-11-23, next page
--   2026-11-23..2026-11-23
-- rows: 6
--   Project Quarterly Close – retro, 7, 2026-11-22 16:17:26.001
--   Project Compass – launch, 6, 2026-11-16 12:57:09.553
--   🚀 Launch crew, 5, 2026-11-23 00:00:03.575
--   Finance planning, 5, 2026-11-20 09:41:59.548
--   Project Harbor – hiring, 5, 2026-11-19 11:15:35.108
--   Ana Rossi, 5, 2026-11-19 07:56:31.460
