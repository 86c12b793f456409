-- Which sessions of the last week have "launch" in their name?
--
-- Asks for the days of the last week, then looks at the names. Without the predicate on the time it
-- would read the whole history. ILIKE does not mind upper and lower case.
SELECT name, type, last_message_sent_time
FROM chat_sessions
WHERE name ILIKE '%launch%'
  AND last_message_sent_time >= NOW() - INTERVAL '7' DAY
ORDER BY last_message_sent_time DESC;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, type VARCHAR, last_message_sent_time TIMESTAMP
-- requests: 2026-11-16..2026-11-23
-- rows: 9
--   🚀 Launch crew, 1:1, 2026-11-23 00:00:03.575
--   Project Edge Cache – launch, Group, 2026-11-22 10:17:22.443
--   Project Northwind – launch, Group, 2026-11-21 12:13:01.385
--   🚀 Launch crew, 1:1, 2026-11-19 19:10:27.595
--   Project Billing Rewrite – launch, Group, 2026-11-19 15:18:23.323
--   🚀 Launch crew, Group, 2026-11-19 15:12:20.265
--   Sales APAC launch, Group, 2026-11-19 13:42:37.161
--   Research launch, Group, 2026-11-16 16:55:31.939
--   Project Compass – launch, Group, 2026-11-16 12:57:09.553
