-- Which unicorns' health or magic fell below 100, when, and for how long?
--
-- Parameters:
--   below  integer 1..2147483647  the alert; default 100; for example 50
--   from   timestamp              events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to     timestamp              events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- One row a fall: from the first event below to the first that is not (NULL: there is none yet). A unicorn that is
-- below in its first event has fallen then.
WITH unicorn_events AS (
    -- The view of this name, with filters that do not pass it: of the days (nothing arrives more than a day before its
    -- time), and of the times.
    SELECT
        name,
        date_add('millisecond', statustimems, TIMESTAMP '1970-01-01 00:00:00.000') AS statustime,
        latitude,
        longitude,
        distance,
        healthpoints,
        magicpoints,
        statustimems,
        date_add('millisecond', arrivaltimems, TIMESTAMP '1970-01-01 00:00:00.000') AS arrivaltime,
        arrivaltimems,
        sequencenumber,
        extra,
        arrivalday
    FROM (
        SELECT
            *,
            row_number() OVER (
                PARTITION BY name, statustimems
                ORDER BY length(sequencenumber), sequencenumber, arrivalday
            ) AS delivery
        FROM wildrydes.wildrydes
        WHERE arrivalday >= date_format(:from - INTERVAL '1' DAY, 'year=%Y/month=%m/day=%d')
          AND statustimems >= date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :from)
          AND statustimems < date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :to)
    )
    WHERE delivery = 1
),
vitals AS (
    SELECT
        name,
        vital,
        points,
        statustime,
        row_number() OVER (PARTITION BY name, vital ORDER BY statustimems) AS position,
        lead(statustime) OVER (PARTITION BY name, vital ORDER BY statustimems) AS next_event
    FROM unicorn_events
    CROSS JOIN UNNEST(ARRAY['health', 'magic'], ARRAY[healthpoints, magicpoints]) AS vitals (vital, points)
),
low AS (
    -- Neighbours among all events that are neighbours among the low ones too belong to the same fall.
    SELECT *, position - row_number() OVER (PARTITION BY name, vital ORDER BY position) AS fall
    FROM vitals
    WHERE points < :below
)
SELECT
    name,
    vital,
    min(statustime) AS fell,
    max_by(next_event, position) AS recovered,
    CAST(date_diff('millisecond', min(statustime), max_by(next_event, position)) / 1000e0 AS decimal(38, 3)) AS seconds,
    min(points) AS lowest,
    count(*) AS events
FROM low
GROUP BY name, vital, fall
ORDER BY fell, name, vital
