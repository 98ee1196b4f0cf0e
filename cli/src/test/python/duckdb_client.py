"""Reads the archive's Parquet files with DuckDB, from the folder: the events of the unicorns whose names begin so.

Prints name, time and distance of each event once, a JSON line each.
"""

import json
import sys

import duckdb

QUERY = """
    SELECT DISTINCT name, strftime(epoch_ms(statustimems), '%Y-%m-%d %H:%M:%S.%g'), distance
    FROM read_parquet($files, hive_partitioning = true)
    WHERE starts_with(name, $prefix) AND year >= 2026
    ORDER BY name, 2
"""


def main(folder, prefix):
    for event in duckdb.execute(QUERY, {"files": f"{folder}/**/*.parquet", "prefix": prefix}).fetchall():
        print(json.dumps(event, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
