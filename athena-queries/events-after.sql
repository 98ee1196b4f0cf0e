-- Which events happened after a time?
--
-- Parameters:
--   after    timestamp  events after this time, not at it; for example 2026-07-21 09:15:00
WITH deliveries AS (
    -- A filter on arrivalday does not pass the view unicorn_events, so its choice of an event's first delivery is made
    -- here, on the days in question. No event arrives more than a day before its time.
    SELECT
        *,
        date_add('millisecond', statustimems, TIMESTAMP '1970-01-01 00:00:00.000') AS statustime,
        date_add('millisecond', arrivaltimems, TIMESTAMP '1970-01-01 00:00:00.000') AS arrivaltime,
        row_number() OVER (
            PARTITION BY name, statustimems
            ORDER BY length(sequencenumber), sequencenumber, arrivalday
        ) AS delivery
    FROM wildrydes
    WHERE arrivalday >= date_format(:after - INTERVAL '1' DAY, 'year=%Y/month=%m/day=%d')
      AND statustimems > date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', :after)
),
unicorn_events AS (
    SELECT * FROM deliveries WHERE delivery = 1
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
