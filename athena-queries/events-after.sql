-- Which events happened after a time?
--
-- Parameters:
--   after  timestamp  events after this time, not at it; for example 2026-07-21 09:15:00
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
        WHERE arrivalday >= date_format(:after - INTERVAL '1' DAY, 'year=%Y/month=%m/day=%d')
          AND statustimems > date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :after)
    )
    WHERE delivery = 1
)
SELECT
    name,
    statustime,
    latitude,
    longitude,
    distance,
    healthpoints,
    magicpoints
FROM unicorn_events
ORDER BY statustimems, name
