-- Which groups have been quiet for longest, for 30 days at least?
--
-- Asks for the oldest days of the history, until eight groups are found. The predicate has no lower
-- bound, so a warning says where the history ends: a group that is quieter still is not in it.
SELECT
  name,
  CAST(last_message_sent_time AS DATE) AS last_used,
  TIMESTAMPDIFF(DAY, last_message_sent_time, NOW()) AS days_quiet
FROM chat_sessions
WHERE type = 'Group'
  AND last_message_sent_time < NOW() - INTERVAL '30' DAY
ORDER BY last_message_sent_time
LIMIT 8;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, last_used DATE, days_quiet INTEGER
-- requests: 4
--   2026-05-23..2026-05-23
--   2026-05-24..2026-05-24
--   2026-05-25..2026-05-27
--   2026-05-28..2026-06-05
-- warnings: The predicate asks for sessions last used before 2026-05-23, but Zoom serves only the last 6 months (property historyMonths): rows are from 2026-05-23 on, older ones are missing
-- rows: 8
--   Project Compass – release notes, 2026-05-25, 182
--   Project Phoenix – API overview meeting, 2026-05-25, 181
--   Project Edge Cache – announcements, 2026-05-25, 181
--   Project Atlas – standup, 2026-05-25, 181
--   Project Compass – questions, 2026-05-27, 179
--   Support Tier 2 announcements, 2026-05-27, 179
--   Project Audit Trail – launch, 2026-05-27, 179
--   Project Migration 2026 – hiring, 2026-05-28, 179
