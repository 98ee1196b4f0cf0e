-- How far and how long was the fleet under way in each hour?
--
-- Parameters:
--   pause  integer 1..3600  a longer silence than these seconds is no active time; default 60; for example 10
--   from   timestamp        events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to     timestamp        events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- Active is the time between two events of a unicorn, moving the part of it with a distance; both are sums over the
-- fleet and stand, like the distance, in the hour of the later event.
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
steps AS (
    SELECT
        name,
        date_trunc('hour', statustime) AS hour,
        distance,
        statustimems - lag(statustimems) OVER (PARTITION BY name ORDER BY statustimems) AS milliseconds
    FROM unicorn_events
),
-- One row: Athena takes parameters in a WHERE clause only.
pause AS (
    SELECT seconds FROM UNNEST(sequence(1, 3600)) AS every (seconds) WHERE seconds = :pause
)
SELECT
    hour,
    count(DISTINCT name) AS unicorns,
    count(*) AS events,
    CAST(sum(CAST(distance AS decimal(38, 9))) AS decimal(38, 3)) AS metres,
    CAST(sum(IF(milliseconds <= seconds * 1000, milliseconds, 0)) / 1000e0 AS decimal(38, 3)) AS active_seconds,
    CAST(sum(IF(milliseconds <= seconds * 1000 AND distance > 0, milliseconds, 0)) / 1000e0 AS decimal(38, 3))
        AS moving_seconds
FROM steps
CROSS JOIN pause
GROUP BY hour
ORDER BY hour
