-- When was a unicorn's signal silent for long?
--
-- Parameters:
--   longer  duration   a silence longer than this; default 10s; for example 1m30s
--   from    timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to      timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- metres: what the unicorn says that it has travelled meanwhile.
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
silences AS (
    SELECT
        name,
        lag(statustime) OVER (PARTITION BY name ORDER BY statustimems) AS last_heard,
        statustime AS heard_again,
        statustimems - lag(statustimems) OVER (PARTITION BY name ORDER BY statustimems) AS milliseconds,
        distance
    FROM unicorn_events
)
SELECT
    name,
    last_heard,
    heard_again,
    CAST(milliseconds / 1000e0 AS decimal(38, 3)) AS seconds,
    distance AS metres
FROM silences
WHERE milliseconds > :longer
ORDER BY milliseconds DESC, name, last_heard
