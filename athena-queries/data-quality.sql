-- How good is the data: what is missing, late, doubled or not to be believed?
--
-- Parameters:
--   from  timestamp  events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp  events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- One row a finding, also for those that nothing was found for; percent is of all events. An empty archive has no
-- rows.
WITH deliveries AS (
    -- As in the view unicorn_events, with the deliveries that are not an event's first.
    SELECT
        *,
        date_add('millisecond', statustimems, TIMESTAMP '1970-01-01 00:00:00.000') AS statustime
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
),
steps AS (
    -- Deliveries that are not the first are kept apart, so that no step leads to or from them.
    SELECT
        *,
        statustimems - lag(statustimems) OVER (PARTITION BY name, delivery > 1 ORDER BY statustimems) AS milliseconds,
        lag(latitude) OVER (PARTITION BY name, delivery > 1 ORDER BY statustimems) AS latitude_before,
        lag(longitude) OVER (PARTITION BY name, delivery > 1 ORDER BY statustimems) AS longitude_before
    FROM deliveries
),
findings AS (
    SELECT position, finding, name, statustime, delivery = 1 AS first_delivery, holds
    FROM steps
    CROSS JOIN UNNEST(
        ARRAY[
            'all events',
            'delivered again',
            'arrived more than a minute late',
            'time ahead of arrival',
            'silent for more than 10 s before',
            'faster than 12 m/s',
            'a distance without a move',
            'a move without a distance',
            'at 0 degrees north, 0 degrees east',
            'health or magic below 100',
            'health or magic 0',
            'unknown fields'
        ],
        ARRAY[
            delivery = 1,
            delivery > 1,
            delivery = 1 AND arrivaltimems - statustimems > 60000,
            delivery = 1 AND arrivaltimems < statustimems,
            delivery = 1 AND milliseconds > 10000,
            delivery = 1 AND distance * 1000 > 12 * milliseconds,
            delivery = 1 AND distance > 1 AND latitude = latitude_before AND longitude = longitude_before,
            delivery = 1 AND distance = 0 AND (latitude <> latitude_before OR longitude <> longitude_before),
            delivery = 1 AND latitude = 0 AND longitude = 0,
            delivery = 1 AND least(healthpoints, magicpoints) < 100,
            delivery = 1 AND least(healthpoints, magicpoints) = 0,
            delivery = 1 AND extra IS NOT NULL
        ]
    ) WITH ORDINALITY AS findings (finding, holds, position)
)
SELECT
    finding,
    count_if(holds) AS events,
    count(DISTINCT IF(holds, name)) AS unicorns,
    CAST(count_if(holds) * 100e0 / count_if(first_delivery) AS decimal(38, 3)) AS percent,
    min(IF(holds, statustime)) AS first_event,
    max(IF(holds, statustime)) AS last_event
FROM findings
GROUP BY position, finding
ORDER BY position
