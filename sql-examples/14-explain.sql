-- Which days would a query ask for?
--
-- EXPLAIN PLAN FOR sends nothing. "asks" at the scan names the windows and the page size.
EXPLAIN PLAN FOR
SELECT name
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '60' DAY
  AND last_message_sent_time < CURRENT_DATE - INTERVAL '30' DAY;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: PLAN VARCHAR
-- requests: none
-- asks: 2026-09-24..2026-10-23, page size 300
