-- Which sessions had a message today, the latest first?
--
-- Asks for one day. CURRENT_DATE is the day in UTC, as the times in the table are.
SELECT name, type, last_message_sent_time
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE
ORDER BY last_message_sent_time DESC;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, type VARCHAR, last_message_sent_time TIMESTAMP
-- requests: 2026-11-23..2026-11-23
-- rows: 8
--   Björn Fernández, 1:1, 2026-11-23 00:49:01.593
--   Ingrid Costa, 1:1, 2026-11-23 00:42:56.139
--   Support Tier 2 random, Group, 2026-11-23 00:35:47.025
--   Daniela Eriksson, 1:1, 2026-11-23 00:28:12.467
--   Olivia Patel, 1:1, 2026-11-23 00:21:44.282
--   Xavier Kowalska, 1:1, 2026-11-23 00:14:43.875
--   Emeka Costa, 1:1, 2026-11-23 00:07:04.225
--   🚀 Launch crew, 1:1, 2026-11-23 00:00:03.575
