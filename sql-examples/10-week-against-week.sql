-- Were the last seven days busier than the seven before?
--
-- Both weeks are asked for together: one window, as long as they fit into a month.
SELECT
  COUNT(*) FILTER (WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '7' DAY) AS this_week,
  COUNT(*) FILTER (WHERE last_message_sent_time < CURRENT_DATE - INTERVAL '7' DAY) AS week_before
FROM chat_sessions
WHERE last_message_sent_time >= CURRENT_DATE - INTERVAL '14' DAY
  AND last_message_sent_time < CURRENT_DATE;

-- On the demo at 2026-11-23T12:00:00Z:
-- columns: this_week BIGINT, week_before BIGINT
-- requests: 2
--   2026-11-09..2026-11-22
--   2026-11-09..2026-11-22, next page
-- rows: 204, 126
