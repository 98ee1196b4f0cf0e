-- Which unicorns travel furthest, and where does each stand in the fleet?
--
-- Parameters:
--   from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- Equal distances share a place. percentile: per cent of the fleet that travelled no further; fleet_percent: the
-- unicorn's part of all metres.
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
totals AS (
    SELECT name, CAST(sum(CAST(distance AS decimal(38, 9))) AS decimal(38, 3)) AS metres
    FROM unicorn_events
    GROUP BY name
)
SELECT
    rank() OVER (ORDER BY metres DESC) AS place,
    name,
    metres,
    CAST(cume_dist() OVER (ORDER BY metres) * 100 AS decimal(4, 1)) AS percentile,
    CAST(
        CAST(metres AS double) / nullif(CAST(sum(metres) OVER () AS double), 0e0) * 100 AS decimal(5, 2)
    ) AS fleet_percent
FROM totals
ORDER BY place, name
