-- How fast is each unicorn, as a rule and at most?
--
-- Parameters:
--   from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- A step is the way from one event to the next; its speed is counted to 0.1 m/s, so that percentiles (nearest rank)
-- are exact and need little memory. A unicorn with one event has no step and no row.
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
        distance,
        statustimems - lag(statustimems) OVER (PARTITION BY name ORDER BY statustimems) AS milliseconds
    FROM unicorn_events
),
speeds AS (
    SELECT
        name,
        CAST(round(distance / milliseconds * 10000) AS bigint) AS tenths,
        count(*) AS steps,
        sum(CAST(distance AS decimal(38, 9))) AS metres,
        sum(milliseconds) AS milliseconds
    FROM steps
    WHERE milliseconds IS NOT NULL
    GROUP BY 1, 2
),
ranked AS (
    SELECT
        *,
        sum(steps) OVER (PARTITION BY name ORDER BY tenths) AS upto,
        sum(steps) OVER (PARTITION BY name) AS total
    FROM speeds
)
SELECT
    name,
    max(total) AS steps,
    CAST(sum(IF(tenths = 0, steps, 0)) * 100e0 / max(total) AS decimal(4, 1)) AS standing_percent,
    CAST(CAST(sum(metres) AS double) / sum(milliseconds) * 1000 AS decimal(38, 1)) AS mean,
    CAST(min(IF(upto * 100 >= total * 50, tenths)) / 10e0 AS decimal(38, 1)) AS median,
    CAST(min(IF(upto * 100 >= total * 90, tenths)) / 10e0 AS decimal(38, 1)) AS p90,
    CAST(min(IF(upto * 100 >= total * 99, tenths)) / 10e0 AS decimal(38, 1)) AS p99,
    CAST(max(tenths) / 10e0 AS decimal(38, 1)) AS highest
FROM ranked
GROUP BY name
ORDER BY highest DESC, p99 DESC, name
