-- Which events were delivered more than once, and did the deliveries differ?
--
-- Parameters:
--   from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- Asks the table of all deliveries; the view unicorn_events has each event once, and so has a load of the Archiver.
-- loads: how many of them held the event; contents: how many different ones (1: all say the same).
SELECT
    name,
    date_add('millisecond', statustimems, TIMESTAMP '1970-01-01 00:00:00.000') AS statustime,
    count(*) AS deliveries,
    count(DISTINCT sequencenumber) AS loads,
    count(DISTINCT ROW(latitude, longitude, distance, healthpoints, magicpoints, extra)) AS contents,
    date_add('millisecond', min(arrivaltimems), TIMESTAMP '1970-01-01 00:00:00.000') AS first_arrival,
    date_add('millisecond', max(arrivaltimems), TIMESTAMP '1970-01-01 00:00:00.000') AS last_arrival
FROM wildrydes.wildrydes
WHERE arrivalday >= date_format(:from - INTERVAL '1' DAY, 'year=%Y/month=%m/day=%d')
  AND statustimems >= date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :from)
  AND statustimems < date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :to)
GROUP BY name, statustimems
HAVING count(*) > 1
ORDER BY deliveries DESC, name, statustimems
