-- How many sessions are groups, and how many are one-to-one?
--
-- Sets no bound to the time, so it reads the whole history: six months are seven windows, and a
-- window with more than 300 sessions has further pages.
SELECT type, COUNT(*) AS sessions
FROM chat_sessions
GROUP BY type
ORDER BY sessions DESC;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: type VARCHAR, sessions BIGINT
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
-- rows: 2
--   1:1, 1207
--   Group, 793
