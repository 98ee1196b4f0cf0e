-- How did health and magic go before they fell below 100?
--
-- Parameters:
--   below   integer 1..10000  the alert; default 100; for example 50
--   before  duration          so long before the fall; default 1m; for example 5m
--   from    timestamp         events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to      timestamp         events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- One row a fall that has events before it, back to the end of the fall before. points_per_minute is the slope of the
-- line that fits those events best (least squares; NULL for a single one).
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
-- One row: Athena takes parameters in a WHERE clause only.
alert AS (
    SELECT below FROM UNNEST(sequence(1, 10000)) AS every (below) WHERE below = :below
),
vitals AS (
    SELECT
        name,
        vital,
        points,
        statustimems,
        points < below AS low,
        points < below
            AND coalesce(lag(points) OVER (PARTITION BY name, vital ORDER BY statustimems) >= below, true) AS falls
    FROM unicorn_events
    CROSS JOIN UNNEST(ARRAY['health', 'magic'], ARRAY[healthpoints, magicpoints]) AS vitals (vital, points)
    CROSS JOIN alert
),
leading AS (
    SELECT
        *,
        min(IF(falls, statustimems)) OVER (
            PARTITION BY name, vital
            ORDER BY statustimems
            ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS fell
    FROM vitals
),
-- Whole numbers, and sums of them in decimals, are the same in whatever order they come.
sums AS (
    SELECT
        name,
        vital,
        fell,
        count(*) AS n,
        max(points) AS highest,
        max_by(points, statustimems) AS last,
        sum(CAST(points AS decimal(38, 0))) AS y,
        sum(CAST(statustimems - fell AS decimal(38, 0))) AS x,
        sum(CAST(statustimems - fell AS decimal(18, 0)) * CAST(points AS decimal(18, 0))) AS xy,
        sum(CAST(statustimems - fell AS decimal(18, 0)) * CAST(statustimems - fell AS decimal(18, 0))) AS xx
    FROM leading
    WHERE NOT low AND fell - statustimems <= :before
    GROUP BY name, vital, fell
)
SELECT
    name,
    vital,
    date_add('millisecond', fell, TIMESTAMP '1970-01-01 00:00:00.000') AS fell,
    n AS events,
    highest,
    CAST(CAST(y AS double) / n AS decimal(38, 1)) AS mean,
    last,
    CAST(
        60000 * CAST(n * xy - x * y AS double) / nullif(CAST(n * xx - x * x AS double), 0e0) AS decimal(38, 1)
    ) AS points_per_minute
FROM sums
ORDER BY sums.fell, name, vital
