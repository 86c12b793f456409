-- What are the sessions 11 to 15 of the last week, newest first?
--
-- LIMIT and OFFSET without ORDER BY promise no order. With the time in front, days are read newest
-- first until the rows are there. session_id settles the order of equal times.
SELECT name, type, last_message_sent_time
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '7' DAY
ORDER BY last_message_sent_time DESC, session_id
LIMIT 5 OFFSET 10;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, type VARCHAR, last_message_sent_time TIMESTAMP
-- requests: 2
--   2026-11-23..2026-11-23
--   2026-11-20..2026-11-22
-- rows: 5
--   Ana Müller, 1:1, 2026-11-22 15:53:38.980
--   Olivia Ito, 1:1, 2026-11-22 15:33:23.312
--   Tomás Costa, 1:1, 2026-11-22 15:27:52.387
--   Chidi Fernández, 1:1, 2026-11-22 14:55:06.862
--   Ana Quinn, 1:1, 2026-11-22 14:53:29.783
