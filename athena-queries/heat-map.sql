-- Where is the fleet most often, by cells of a grid?
--
-- Parameters:
--   cell  integer 1..10000    length of a cell's side, metres; default 250; for example 100
--   top   integer 1..1000000  so many cells; default 50; for example 10
--   from  timestamp           events at or after this time; default 0000-01-01; for example 2026-07-21 09:00:00
--   to    timestamp           events before this time; default 9999-12-31; for example 2026-07-21 10:00:00
--
-- Rows of cells are as high as wide in metres, on a sphere of 6,371,008.8 m; latitude and longitude are a cell's
-- middle.
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
grid AS (
    SELECT side / (radians(1) * 6371008.8e0) AS degrees
    FROM UNNEST(sequence(1, 10000)) AS every (side)
    WHERE side = :cell
),
rows_of_cells AS (
    SELECT name, longitude, degrees, CAST(floor(latitude / degrees) AS bigint) AS row
    FROM unicorn_events
    CROSS JOIN grid
),
-- A degree of longitude shrinks towards the poles; next to them it would be nothing.
cells AS (
    SELECT name, longitude, degrees, row, degrees / cos(radians(least(abs((row + 0.5e0) * degrees), 89.9e0))) AS width
    FROM rows_of_cells
),
counted AS (
    SELECT
        (row + 0.5e0) * degrees AS latitude,
        (floor(longitude / width) + 0.5e0) * width AS longitude,
        count(*) AS events,
        count(DISTINCT name) AS unicorns
    FROM cells
    GROUP BY 1, 2
),
placed AS (
    SELECT *, row_number() OVER (ORDER BY events DESC, latitude, longitude) AS place FROM counted
)
SELECT
    place,
    CAST(latitude AS decimal(9, 6)) AS latitude,
    CAST(longitude AS decimal(9, 6)) AS longitude,
    events,
    unicorns
FROM placed
WHERE place <= :top
ORDER BY place
