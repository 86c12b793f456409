# One statement a line; the same rows must come from H2, in any order where none is asked for.
SELECT date_trunc(DAY, last_message_sent_time) FROM chat_sessions WHERE session_id='s04'
SELECT CAST('5' AS int), CAST(5 AS varchar), CAST('1.5' AS double), CAST('1.25' AS decimal(5,2)), CAST('true' AS boolean)
SELECT session_id, row_number() OVER (ORDER BY last_message_sent_time DESC) rn FROM chat_sessions ORDER BY session_id
SELECT type, session_id, rank() OVER (PARTITION BY type ORDER BY name), dense_rank() OVER (PARTITION BY type ORDER BY name) FROM chat_sessions ORDER BY session_id
SELECT session_id, lag(session_id) OVER (ORDER BY session_id), lead(session_id, 2, 'none') OVER (ORDER BY session_id), first_value(name) OVER (PARTITION BY type ORDER BY session_id) FROM chat_sessions ORDER BY session_id
SELECT session_id, sum(1) OVER (ORDER BY session_id ROWS BETWEEN 2 PRECEDING AND CURRENT ROW), count(*) OVER (PARTITION BY type), ntile(3) OVER (ORDER BY session_id) FROM chat_sessions ORDER BY session_id
SELECT session_id, sum(char_length(name)) OVER w FROM chat_sessions WINDOW w AS (PARTITION BY type ORDER BY session_id) ORDER BY session_id
SELECT count(*) FILTER (WHERE type = 'Group'), sum(char_length(name)) FILTER (WHERE type='1:1') FROM chat_sessions
SELECT type, STRING_AGG(session_id, ',' ORDER BY session_id DESC) FROM chat_sessions GROUP BY type ORDER BY 1
SELECT type, GROUP_CONCAT(session_id ORDER BY session_id SEPARATOR '|') FROM chat_sessions GROUP BY type ORDER BY 1
SELECT type, ARRAY_AGG(session_id ORDER BY session_id) FROM chat_sessions GROUP BY type ORDER BY 1
SELECT JSON_OBJECT('id' VALUE session_id, 'n' VALUE name) FROM chat_sessions ORDER BY session_id
SELECT JSON_OBJECT(KEY 'id' VALUE session_id NULL ON NULL) FROM chat_sessions ORDER BY session_id LIMIT 1
SELECT '{"a":1}' IS JSON, 'x' IS JSON, '[1]' IS JSON ARRAY
WITH g AS (SELECT type, count(*) n FROM chat_sessions GROUP BY type) SELECT * FROM g WHERE n > 1 ORDER BY n
WITH a(x, y) AS (VALUES (1, 'a'), (2, 'bb')) SELECT y, x FROM a ORDER BY x
SELECT session_id FROM chat_sessions WHERE type='1:1' UNION SELECT session_id FROM chat_sessions WHERE name='Ada Lovelace' ORDER BY 1
SELECT type FROM chat_sessions UNION ALL SELECT type FROM chat_sessions
SELECT type FROM chat_sessions EXCEPT SELECT 'Group'
SELECT type FROM chat_sessions INTERSECT SELECT 'Group'
SELECT 'dm' UNION ALL SELECT 'group' UNION ALL SELECT NULL
SELECT session_id FROM chat_sessions a WHERE last_message_sent_time = (SELECT max(last_message_sent_time) FROM chat_sessions b WHERE b.type = a.type) ORDER BY 1
SELECT session_id, (SELECT count(*) FROM chat_sessions b WHERE b.type = a.type AND b.last_message_sent_time > a.last_message_sent_time) FROM chat_sessions a ORDER BY 1
SELECT session_id, (SELECT name FROM chat_sessions b WHERE b.session_id = a.session_id) FROM chat_sessions a ORDER BY 1
SELECT session_id FROM chat_sessions a WHERE EXISTS (SELECT 1 FROM chat_sessions b WHERE b.name = a.name AND b.session_id <> a.session_id) ORDER BY 1
SELECT session_id FROM chat_sessions a WHERE NOT EXISTS (SELECT 1 FROM chat_sessions b WHERE b.type = a.type AND b.session_id <> a.session_id) ORDER BY 1
SELECT session_id FROM chat_sessions WHERE name IN (SELECT name FROM chat_sessions WHERE type = '1:1') ORDER BY 1
SELECT session_id FROM chat_sessions WHERE name NOT IN (SELECT name FROM chat_sessions WHERE type = '1:1') ORDER BY 1
SELECT session_id FROM chat_sessions WHERE name NOT IN (SELECT name FROM chat_sessions WHERE type = '1:1' AND name IS NOT NULL) ORDER BY 1
SELECT session_id FROM chat_sessions WHERE (type, name) IN (SELECT type, name FROM chat_sessions WHERE session_id = 's03') ORDER BY 1
SELECT session_id FROM chat_sessions WHERE last_message_sent_time > ALL (SELECT last_message_sent_time FROM chat_sessions WHERE type='1:1') ORDER BY 1
SELECT session_id FROM chat_sessions ORDER BY last_message_sent_time
SELECT session_id FROM chat_sessions ORDER BY last_message_sent_time DESC
SELECT session_id FROM chat_sessions ORDER BY name DESC NULLS LAST, session_id
SELECT session_id FROM chat_sessions ORDER BY name, session_id
SELECT session_id FROM chat_sessions ORDER BY upper(name), session_id DESC LIMIT 3
SELECT type FROM chat_sessions ORDER BY name, session_id
SELECT type t, count(*) FROM chat_sessions GROUP BY t ORDER BY t
SELECT upper(type) type, count(*) FROM chat_sessions GROUP BY type ORDER BY 1
SELECT CASE WHEN type='Group' THEN 'g' ELSE 'd' END k, count(*) FROM chat_sessions GROUP BY CASE WHEN type='Group' THEN 'g' ELSE 'd' END ORDER BY 1
SELECT count(DISTINCT type), count(type), count(*), count(DISTINCT name) FROM chat_sessions
SELECT min(name), max(name), min(last_message_sent_time), max(last_message_sent_time) FROM chat_sessions
SELECT stddev_pop(char_length(name)), stddev_samp(char_length(name)), var_pop(char_length(name)), var_samp(char_length(name)), stddev(char_length(name)), variance(char_length(name)) FROM chat_sessions
SELECT every(type='Group'), some(type='Group'), bool_and(type='Group'), bool_or(type = 'Group') FROM chat_sessions WHERE type IS NOT NULL
SELECT session_id FROM chat_sessions WHERE name LIKE '%a%' OR name LIKE NULL ORDER BY 1
SELECT session_id FROM chat_sessions WHERE REGEXP_LIKE(name, '^ada', 'i') ORDER BY 1
SELECT session_id FROM chat_sessions WHERE name ~ '^Ada' ORDER BY 1
SELECT substring(name FROM 2 FOR 3), substring(name, 2, 3), substr(name, 2), left(name, 3), right(name, 3) FROM chat_sessions ORDER BY session_id
SELECT position('d' IN name), locate('d', name), instr(name, 'd') FROM chat_sessions WHERE session_id='s03'
SELECT trim(name), ltrim(name), rtrim(name), trim(LEADING ' ' FROM name), trim(BOTH 'p' FROM trim(name)) FROM chat_sessions WHERE session_id='s12'
SELECT extract(year FROM last_message_sent_time), extract(month FROM last_message_sent_time), extract(day FROM last_message_sent_time), extract(hour FROM last_message_sent_time), extract(minute FROM last_message_sent_time), extract(second FROM last_message_sent_time) FROM chat_sessions ORDER BY session_id
SELECT monthname(last_message_sent_time), dayname(last_message_sent_time) FROM chat_sessions ORDER BY session_id
SELECT timestampadd(DAY, 3, DATE '2026-10-01'), timestampadd(MONTH, 1, TIMESTAMP '2026-01-31 00:00:00'), timestampadd(HOUR, -1, TIMESTAMP '2026-10-01 00:00:00')
SELECT last_message_sent_time - INTERVAL '1' DAY, last_message_sent_time + INTERVAL '1' MONTH FROM chat_sessions ORDER BY session_id
SELECT TIMESTAMP '2026-01-31 00:00:00' + INTERVAL '1' MONTH, TIMESTAMP '2026-03-31 00:00:00' - INTERVAL '1' MONTH, TIMESTAMP '2024-02-29 00:00:00' + INTERVAL '1' YEAR
SELECT CASE type WHEN 'Group' THEN 1 WHEN '1:1' THEN 2 END FROM chat_sessions ORDER BY session_id
SELECT session_id FROM chat_sessions WHERE last_message_sent_time BETWEEN SYMMETRIC TIMESTAMP '2026-10-31 00:00:00' AND TIMESTAMP '2026-10-05 00:00:00' ORDER BY 1
SELECT session_id FROM chat_sessions WHERE type IS DISTINCT FROM 'Group' ORDER BY 1
SELECT session_id FROM chat_sessions WHERE type <> 'Group' ORDER BY 1
SELECT session_id FROM chat_sessions WHERE NOT (type = 'Group') ORDER BY 1
SELECT * FROM (VALUES (1, NULL), (NULL, 'bbb')) AS v(n, s)
SELECT * FROM chat_sessions a JOIN chat_sessions b ON a.session_id = b.session_id WHERE a.session_id='s01'
SELECT a.session_id, v.k FROM chat_sessions a RIGHT JOIN (VALUES ('s01'), ('zz')) v(k) ON a.session_id = v.k ORDER BY 2
SELECT count(*) FROM chat_sessions a, chat_sessions b WHERE a.type = b.type
SELECT CAST(2147483647 AS BIGINT) + 1
SELECT sum(char_length(name) + 2147483000) FROM chat_sessions
SELECT sum(CAST(char_length(name) + 2147483000 AS BIGINT)) FROM chat_sessions
SELECT sum(CAST(9223372036854775807 AS BIGINT)) OVER () FROM chat_sessions LIMIT 1
SELECT avg(x) FROM (VALUES (1), (2)) v(x)
SELECT avg(x) FROM (VALUES (1.5), (2)) v(x)
SELECT CAST(x AS INTEGER) FROM (VALUES (1.5), (2.5), (-1.5), (1.4)) v(x)
SELECT CAST(x AS BIGINT) FROM (VALUES (1.5e0), (2.6e0), (-1.5e0), (1.4e0)) v(x)
SELECT CAST(s AS DATE) FROM (VALUES ('2026-02-28'), ('2026-2-8')) v(s)
SELECT CAST(s AS TIMESTAMP) FROM (VALUES ('2026-02-28 10:00:00.5'), ('2026-02-28T10:00:00Z'), ('2026-02-28')) v(s)
SELECT CAST(DATE '2026-10-05' AS VARCHAR), CAST(1.50 AS VARCHAR), CAST(1e0 AS VARCHAR), CAST(TRUE AS VARCHAR), CAST(TIME '10:00:00' AS VARCHAR)
SELECT CAST(DATE '2026-10-05' AS TIMESTAMP), CAST(TIMESTAMP '2026-10-05 10:00:00' AS DATE)
SELECT round(2.5), round(-2.5), round(2.567, 2), truncate(2.567, 2), ceil(2.1), floor(-2.1), sign(-3), abs(-3.5)
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS DATE) = '2026-10-05' ORDER BY 1
SELECT ARRAY['a', 'bcd', NULL]
SELECT session_id FROM chat_sessions WHERE session_id = ANY (ARRAY['s01','s02'])
SELECT to_char(last_message_sent_time, 'YYYY-MM-DD HH24:MI:SS') FROM chat_sessions ORDER BY session_id
SELECT session_id FROM chat_sessions WHERE session_id = 's01' -- c ; x
SELECT a.session_id, count(b.session_id) FROM chat_sessions a LEFT JOIN chat_sessions b ON a.type = b.type AND b.last_message_sent_time > a.last_message_sent_time GROUP BY a.session_id ORDER BY 1
SELECT avg(n), sum(n), max(n) FROM (SELECT type, count(*) n FROM chat_sessions GROUP BY type) x
SELECT type, count(*), sum(count(*)) OVER () FROM chat_sessions GROUP BY type ORDER BY 2
SELECT type, round(100.0 * count(*) / (SELECT count(*) FROM chat_sessions), 1) FROM chat_sessions GROUP BY type ORDER BY 2
SELECT last_value(session_id) OVER (ORDER BY session_id), session_id FROM chat_sessions ORDER BY session_id
SELECT session_id, count(*) OVER (ORDER BY last_message_sent_time RANGE BETWEEN INTERVAL '30' DAY PRECEDING AND CURRENT ROW) FROM chat_sessions WHERE last_message_sent_time IS NOT NULL ORDER BY session_id
SELECT session_id, sum(1) OVER (ORDER BY type), count(*) OVER (ORDER BY type), rank() OVER (ORDER BY type DESC) FROM chat_sessions ORDER BY session_id
SELECT session_id, max(name) OVER (PARTITION BY type ORDER BY session_id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM chat_sessions ORDER BY session_id
SELECT session_id, first_value(name) OVER (PARTITION BY type ORDER BY last_message_sent_time DESC) FROM chat_sessions ORDER BY session_id
SELECT session_id, sum(char_length(name)) OVER (ORDER BY session_id DESC), min(name) OVER (ORDER BY session_id) FROM chat_sessions ORDER BY session_id
SELECT type, min(session_id), max(session_id) FROM chat_sessions GROUP BY type HAVING count(*) > 1 AND min(session_id) < 's02' ORDER BY 1
SELECT DISTINCT type, CAST(last_message_sent_time AS DATE) FROM chat_sessions ORDER BY 1, 2
SELECT count(*) FROM (SELECT DISTINCT name, type FROM chat_sessions)
SELECT 'at ' || last_message_sent_time FROM chat_sessions ORDER BY session_id
SELECT session_id FROM chat_sessions WHERE last_message_sent_time = TIMESTAMP '2026-10-31 12:30:45'
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS VARCHAR) LIKE '2026-10%' ORDER BY 1
SELECT session_id FROM chat_sessions WHERE extract(month FROM last_message_sent_time) = 10 ORDER BY 1
SELECT session_id FROM chat_sessions WHERE month(last_message_sent_time) IN (6, 7) ORDER BY 1
SELECT session_id FROM chat_sessions WHERE extract(hour FROM last_message_sent_time) BETWEEN 8 AND 12 ORDER BY 1
SELECT CASE WHEN name IS NULL THEN 'none' WHEN name = '' THEN 'empty' ELSE name END FROM chat_sessions ORDER BY session_id
SELECT CASE type WHEN 'Group' THEN 'g' ELSE 'other' END || '|' FROM chat_sessions ORDER BY session_id
SELECT coalesce(name, 'x') || '|', coalesce(type, 'long default') || '|' FROM chat_sessions ORDER BY session_id
SELECT * FROM (SELECT 'a' AS x UNION ALL SELECT 'bbb') q WHERE x = 'a'
SELECT session_id FROM chat_sessions WHERE type IN ('Group', '1:1', 'longer than others') ORDER BY 1
SELECT session_id FROM chat_sessions WHERE name LIKE '%' || 'Lovelace' ORDER BY 1
SELECT t1.type, t2.n FROM (SELECT DISTINCT type FROM chat_sessions) t1 JOIN (SELECT type, count(*) n FROM chat_sessions GROUP BY type) t2 ON t1.type = t2.type ORDER BY 1
SELECT session_id FROM chat_sessions WHERE session_id IN (SELECT max(session_id) FROM chat_sessions GROUP BY type) ORDER BY 1
SELECT type, (SELECT max(name) FROM chat_sessions i WHERE i.type = o.type) FROM chat_sessions o GROUP BY type ORDER BY 1
SELECT session_id FROM chat_sessions o WHERE (SELECT count(*) FROM chat_sessions i WHERE i.type = o.type) > 4 ORDER BY 1
SELECT session_id FROM chat_sessions o WHERE char_length(name) > (SELECT avg(char_length(name)) FROM chat_sessions i WHERE i.type = o.type) ORDER BY 1
SELECT count(*) FROM chat_sessions WHERE EXISTS (SELECT 1 FROM chat_sessions WHERE type = 'none')
SELECT count(*) FROM chat_sessions a LEFT JOIN chat_sessions b ON a.type = b.type AND b.session_id = 's01' WHERE b.session_id IS NULL
SELECT a.type, count(*) FROM chat_sessions a JOIN chat_sessions b ON a.type = b.type AND a.last_message_sent_time < b.last_message_sent_time GROUP BY a.type ORDER BY 1
SELECT count(*), count(*) + 1, -count(*) FROM chat_sessions WHERE 1=0
SELECT type, max(name) FROM chat_sessions WHERE 1=0 GROUP BY type
SELECT count(*) FROM chat_sessions HAVING count(*) > 5
SELECT * FROM (SELECT session_id FROM chat_sessions ORDER BY session_id DESC LIMIT 3) x ORDER BY 1
SELECT session_id FROM chat_sessions ORDER BY last_message_sent_time DESC LIMIT 3
SELECT session_id FROM chat_sessions ORDER BY last_message_sent_time LIMIT 3 OFFSET 9
SELECT session_id, name FROM chat_sessions ORDER BY CASE WHEN type = 'Group' THEN 0 ELSE 1 END, name DESC NULLS LAST, session_id LIMIT 5
SELECT char_length(name) AS name, session_id FROM chat_sessions ORDER BY name, session_id
SELECT session_id FROM chat_sessions WHERE last_message_sent_time LIKE '2026-10-31%'
SELECT stddev_pop(x), avg(x), var_samp(x) FROM (VALUES (100000), (2000000)) v(x)
SELECT avg(x) FROM (VALUES (9223372036854775807), (9223372036854775807)) v(x)
SELECT sum(n) FROM (SELECT count(*) n FROM chat_sessions UNION ALL SELECT 5) x
SELECT sum(n) FILTER (WHERE n > 1), avg(n) FROM (SELECT type, count(*) n FROM chat_sessions GROUP BY type)
SELECT session_id, sum(sum(char_length(name))) OVER (ORDER BY session_id) FROM chat_sessions GROUP BY session_id ORDER BY session_id
SELECT session_id FROM chat_sessions ORDER BY session_id FETCH FIRST ROW ONLY
SELECT CAST(last_message_sent_time AS DATE) AS date, count(*) FROM chat_sessions GROUP BY date ORDER BY date
SELECT TIMESTAMP '2026-01-01 00:00:00' + INTERVAL '0.005' SECOND, TIMESTAMP '2026-01-01 00:00:00' + INTERVAL '365' DAY, TIMESTAMP '2026-01-01 00:00:00' + INTERVAL '100000' MINUTE
SELECT TIMESTAMP '2026-01-01 00:00:00' + 5 * INTERVAL '1' DAY, TIMESTAMP '2026-01-01 00:00:00' + INTERVAL '1' DAY * 3
SELECT abs(CAST(-5 AS INTEGER)), abs(-5.5), abs(char_length(name) - 10) FROM chat_sessions ORDER BY session_id
SELECT date_trunc('month', last_message_sent_time) FROM chat_sessions ORDER BY 1
SELECT JSON_ARRAY(session_id, name) FROM chat_sessions ORDER BY session_id
SELECT session_id FROM chat_sessions WHERE name LIKE '日%' ORDER BY 1
SELECT "zoom"."chat_sessions"."session_id" FROM "zoom"."chat_sessions" WHERE session_id='s01'
SELECT 5 BETWEEN 1 AND 10, 5 NOT BETWEEN 6 AND 10, 5 IN (1, 5), 5 NOT IN (1, NULL), NULL IN (1)
SELECT k || '|' FROM (VALUES ('a'), ('bbb')) v(k)
SELECT session_id FROM chat_sessions WHERE name IN (NULL, 'Design')
SELECT JSON_OBJECT('t' VALUE CAST(last_message_sent_time AS DATE)) FROM chat_sessions WHERE session_id = 's04'

# Dates and timestamps together
SELECT session_id FROM chat_sessions WHERE DATEDIFF(DAY, last_message_sent_time, DATE '2026-10-07') = 1
SELECT session_id, DATEDIFF(DAY, last_message_sent_time, DATE '2026-10-07'), DATEDIFF(DAY, DATE '2026-10-07', last_message_sent_time), DATEDIFF(HOUR, DATE '2026-10-07', last_message_sent_time) FROM chat_sessions
SELECT session_id, DATEDIFF(MONTH, DATE '2026-10-07', last_message_sent_time), DATEDIFF(YEAR, DATE '2025-12-31', last_message_sent_time), DATEDIFF(MINUTE, last_message_sent_time, DATE '2026-10-07') FROM chat_sessions
SELECT session_id, TIMESTAMPDIFF(HOUR, CAST(last_message_sent_time AS DATE), last_message_sent_time), TIMESTAMPDIFF(MINUTE, CAST(last_message_sent_time AS DATE), last_message_sent_time) FROM chat_sessions
SELECT session_id FROM chat_sessions WHERE last_message_sent_time BETWEEN DATE '2026-10-05' AND TIMESTAMP '2026-10-06 12:00:00'
SELECT session_id FROM chat_sessions WHERE last_message_sent_time NOT BETWEEN TIMESTAMP '2026-10-05 12:00:00' AND DATE '2026-10-31'
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS DATE) BETWEEN TIMESTAMP '2026-10-05 12:00:00' AND DATE '2026-10-31'
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS DATE) < TIMESTAMP '2026-10-05 12:00:00'
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS DATE) = last_message_sent_time
SELECT session_id FROM chat_sessions WHERE last_message_sent_time IN (DATE '2026-10-06', TIMESTAMP '2026-10-05 10:00:00')
SELECT session_id FROM chat_sessions WHERE CAST(last_message_sent_time AS DATE) NOT IN (DATE '2026-10-06', TIMESTAMP '2026-10-05 10:00:00')
SELECT session_id, COALESCE(CAST(last_message_sent_time AS DATE), TIMESTAMP '2026-10-06 12:00:00'), NVL(last_message_sent_time, DATE '2026-10-06') FROM chat_sessions
SELECT session_id FROM chat_sessions WHERE COALESCE(last_message_sent_time, DATE '2026-10-06') > TIMESTAMP '2026-10-05 23:00:00'
SELECT session_id, CASE WHEN type = 'Group' THEN DATE '2026-10-06' ELSE last_message_sent_time END, NVL2(type, DATE '2026-10-06', last_message_sent_time) FROM chat_sessions
SELECT session_id FROM chat_sessions WHERE CASE WHEN type = 'Group' THEN DATE '2026-10-06' ELSE last_message_sent_time END = TIMESTAMP '2026-10-06 00:00:00'
SELECT last_message_sent_time FROM chat_sessions UNION SELECT CAST(last_message_sent_time AS DATE) FROM chat_sessions
SELECT last_message_sent_time FROM chat_sessions EXCEPT SELECT CAST(last_message_sent_time AS DATE) FROM chat_sessions
SELECT a.session_id, b.session_id FROM chat_sessions a JOIN chat_sessions b ON CAST(a.last_message_sent_time AS DATE) = b.last_message_sent_time
SELECT session_id FROM chat_sessions WHERE last_message_sent_time IN (SELECT d FROM (VALUES (DATE '2026-10-06'), (DATE '2026-11-01')) AS v(d))
SELECT session_id, NULLIF(CAST(last_message_sent_time AS DATE), TIMESTAMP '2026-10-06 00:00:00'), NULLIF(last_message_sent_time, DATE '2026-10-06') FROM chat_sessions
SELECT DECODE(last_message_sent_time, DATE '2026-10-06', 'x', 'y'), DECODE(type, 'Group', 1, NULL, 2) FROM chat_sessions
SELECT DATE_TRUNC('hour', CAST(last_message_sent_time AS DATE)), DATE_TRUNC('minute', CAST(last_message_sent_time AS DATE)), DATE_TRUNC('day', CAST(last_message_sent_time AS DATE)) FROM chat_sessions
SELECT session_id, COUNT(*) OVER (ORDER BY last_message_sent_time RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND CURRENT ROW) AS n FROM chat_sessions ORDER BY session_id
SELECT session_id, COUNT(*) OVER (ORDER BY last_message_sent_time NULLS FIRST RANGE BETWEEN INTERVAL '1' DAY PRECEDING AND CURRENT ROW) AS n FROM chat_sessions ORDER BY session_id
SELECT session_id, COUNT(*) OVER (PARTITION BY type ORDER BY CAST(last_message_sent_time AS DATE) RANGE BETWEEN INTERVAL '7' DAY PRECEDING AND CURRENT ROW) AS n FROM chat_sessions ORDER BY session_id
SELECT session_id, COUNT(*) OVER (ORDER BY CAST(last_message_sent_time AS DATE) RANGE BETWEEN CURRENT ROW AND INTERVAL '25' HOUR FOLLOWING) AS n FROM chat_sessions ORDER BY session_id
SELECT session_id, COUNT(*) OVER (ORDER BY EXTRACT(DAY FROM last_message_sent_time) RANGE BETWEEN 2 PRECEDING AND CURRENT ROW) AS n FROM chat_sessions ORDER BY session_id
