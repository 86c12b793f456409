-- Which sessions have no name?
--
-- Reads the whole history. Some sessions have no time either; NULLs sort last.
SELECT session_id, type, last_message_sent_time
FROM chat_sessions
WHERE name IS NULL
ORDER BY last_message_sent_time DESC, session_id;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: session_id VARCHAR, type VARCHAR, last_message_sent_time TIMESTAMP
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
-- rows: 10
--   KLJrN0fCduY, Group, 2026-10-30 14:38:02.165
--   pSGwl4KgEaA, 1:1, 2026-10-21 15:03:26.916
--   BMJ29ximZkY, Group, 2026-10-13 11:18:00.224
--   9AWpoSFLHAk, 1:1, 2026-08-26 13:40:01.826
--   dy2b6KqJY7g, 1:1, 2026-08-15 09:27:34.911
--   VBsmi_V_tLY, 1:1, 2026-07-27 12:59:09.226
--   tdT_kUuPVe0, 1:1, 2026-07-17 13:59:33.142
--   TJnez6SBDLw, Group, 2026-06-25 13:58:57.188
--   U2l5EUvK978, 1:1, null
--   vnKhk4fZr3k, Group, null
