-- Which events say that a unicorn was faster than it can be?
--
-- Parameters:
--   faster  double 0..1000000  metres a second; default 12; for example 30
--   from    timestamp          events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to      timestamp          events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- Either by the distance that the sensor reports or by the straight line between two positions: one of them is at
-- fault. The simulator's unicorns keep to 11 m/s.
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
        *,
        lag(latitude) OVER (PARTITION BY name ORDER BY statustimems) AS latitude_before,
        lag(longitude) OVER (PARTITION BY name ORDER BY statustimems) AS longitude_before,
        (statustimems - lag(statustimems) OVER (PARTITION BY name ORDER BY statustimems)) / 1000e0 AS seconds
    FROM unicorn_events
),
moves AS (
    -- The haversine formula.
    SELECT
        *,
        2 * 6371008.8e0 * asin(sqrt(least(
            1e0,
            power(sin(radians(latitude - latitude_before) / 2), 2)
                + cos(radians(latitude_before)) * cos(radians(latitude))
                * power(sin(radians(longitude - longitude_before) / 2), 2)
        ))) AS straight
    FROM steps
    WHERE seconds IS NOT NULL
)
SELECT
    name,
    statustime,
    CAST(seconds AS decimal(38, 3)) AS seconds,
    CAST(distance AS decimal(38, 3)) AS distance,
    CAST(straight AS decimal(38, 3)) AS straight,
    CAST(greatest(distance, straight) / seconds AS decimal(38, 3)) AS speed,
    CASE WHEN straight > distance THEN 'position' ELSE 'distance' END AS suspect
FROM moves
WHERE greatest(distance, straight) / seconds > :faster
ORDER BY speed DESC, name, statustimems
