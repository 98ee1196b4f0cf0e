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
        WHERE arrivalday >= '{first_day}'
          AND statustimems >= {begin}
          AND statustimems < {end}
    )
    WHERE delivery = 1
),
fleet AS (
    SELECT count(DISTINCT name) AS unicorns
    FROM wildrydes.wildrydes
    WHERE arrivalday >= '{first_day}'
      AND statustimems >= {begin}
      AND statustimems < {end}
),
-- The shortest step with which the whole fleet's fixes are few enough; where none is, one fix a unicorn.
pace AS (
    SELECT coalesce(min(IF(unicorns * ({end} - {begin}) <= {most_fixes} * step, step)), {end} - {begin}) AS step
    FROM fleet
    CROSS JOIN UNNEST(CAST(ARRAY[{steps}] AS array(bigint))) AS every (step)
),
neighbours AS (
    SELECT
        *,
        lag(statustimems) OVER unicorn AS before,
        lead(statustimems) OVER unicorn AS after,
        lag(healthpoints < {below}) OVER unicorn <> (healthpoints < {below}) AS health_turns,
        lag(magicpoints < {below}) OVER unicorn <> (magicpoints < {below}) AS magic_turns
    FROM unicorn_events
    WINDOW unicorn AS (PARTITION BY name ORDER BY statustimems)
),
-- The first of each step, and what a step must not hide: where a unicorn's signal begins and ends, both sides of every
-- silence, each fall of a vital and each recovery.
fixes AS (
    SELECT
        *,
        (statustimems - {begin}) / ({steps_a_part} * step) AS part,
        statustimems - before > {silence} AS resumes
    FROM neighbours
    CROSS JOIN pace
    WHERE before IS NULL
       OR after IS NULL
       OR (before - {begin}) / step <> (statustimems - {begin}) / step
       OR statustimems - before > {silence}
       OR after - statustimems > {silence}
       OR health_turns
       OR magic_turns
),
-- A unicorn's fixes of one part of the range in one row. Positions are whole millionths of a degree: 0.11 m.
parts AS (
    SELECT
        step,
        part,
        name,
        array_agg(
            ROW(
                statustimems - {from},
                CAST(round(latitude * 1e6) AS bigint),
                CAST(round(longitude * 1e6) AS bigint),
                CAST(healthpoints AS bigint),
                CAST(magicpoints AS bigint)
            )
            ORDER BY statustimems
        ) AS fixes,
        array_agg(statustimems - {from} ORDER BY statustimems) FILTER (WHERE resumes) AS resumed
    FROM fixes
    GROUP BY step, part, name
),
columns AS (
    SELECT
        step,
        part,
        name,
        resumed,
        transform(fixes, fix -> fix[1]) AS times,
        transform(fixes, fix -> fix[2]) AS latitudes,
        transform(fixes, fix -> fix[3]) AS longitudes,
        transform(fixes, fix -> fix[4]) AS health,
        transform(fixes, fix -> fix[5]) AS magic
    FROM parts
)
-- Each column: the first value, then differences.
SELECT
    step,
    part * {steps_a_part} * step + {begin} - {from} AS part,
    array_join(zip_with(times, ARRAY[0] || slice(times, 1, cardinality(times) - 1), (a, b) -> a - b), ',') AS times,
    coalesce(array_join(resumed, ','), '') AS resumed,
    array_join(
        zip_with(latitudes, ARRAY[0] || slice(latitudes, 1, cardinality(latitudes) - 1), (a, b) -> a - b), ','
    ) AS latitudes,
    array_join(
        zip_with(longitudes, ARRAY[0] || slice(longitudes, 1, cardinality(longitudes) - 1), (a, b) -> a - b), ','
    ) AS longitudes,
    array_join(zip_with(health, ARRAY[0] || slice(health, 1, cardinality(health) - 1), (a, b) -> a - b), ',') AS health,
    array_join(zip_with(magic, ARRAY[0] || slice(magic, 1, cardinality(magic) - 1), (a, b) -> a - b), ',') AS magic,
    json_format(CAST(name AS JSON)) AS name
FROM columns
ORDER BY columns.part, name
