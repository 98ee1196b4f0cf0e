-- Where was one unicorn between two times, and how did it feel?
--
-- Parameters:
--   name  string     the unicorn; for example Shadowfax
--   from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- travelled: metres since the first event of the result, whose own distance lies before it.
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
)
SELECT
    statustime,
    latitude,
    longitude,
    distance,
    CAST(
        sum(CAST(distance AS decimal(38, 9))) OVER (ORDER BY statustimems ROWS UNBOUNDED PRECEDING)
        - CAST(first_value(distance) OVER (ORDER BY statustimems ROWS UNBOUNDED PRECEDING) AS decimal(38, 9))
        AS decimal(38, 3)
    ) AS travelled,
    healthpoints,
    magicpoints
FROM unicorn_events
WHERE name = :name
ORDER BY statustimems
