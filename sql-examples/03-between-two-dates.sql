-- Which groups were last used between two dates, both included?
--
-- Asks for the three days and nothing else. The predicate on type does not narrow what is asked,
-- for Zoom cannot be asked by type; it is applied to the rows. Put your own dates in: Zoom serves
-- the last six months only.
SELECT name, last_message_sent_time
FROM chat_sessions
WHERE last_message_sent_time >= DATE '2026-10-09'
  AND last_message_sent_time < DATE '2026-10-12'
  AND type = 'Group'
ORDER BY last_message_sent_time;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: name VARCHAR, last_message_sent_time TIMESTAMP
-- requests: 2026-10-09..2026-10-11
-- rows: 8
--   Design incident review, 2026-10-09 07:25:49.531
--   Project Onboarding – questions, 2026-10-09 12:07:55.008
--   Project Aurora – on-call, 2026-10-09 12:14:41.878
--   People & Culture questions, 2026-10-09 14:20:21.596
--   Facilities launch, 2026-10-09 14:47:15.020
--   Sales EMEA launch, 2026-10-09 15:55:19.960
--   Marketing API overview meeting, 2026-10-10 10:58:55.198
--   Project Edge Cache – release notes, 2026-10-11 15:44:04.510
