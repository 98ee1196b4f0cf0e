"""Reads the archive with the AWS SDK for pandas, on the stack at AWS_ENDPOINT_URL: events of unicorns whose names begin so.

Prints name, time and distance, a JSON line each.
"""

import json
import sys

import awswrangler

QUERY = "SELECT name, statustime, distance FROM unicorn_events WHERE starts_with(name, ?) ORDER BY name, statustime"


def main(prefix):
    events = awswrangler.athena.read_sql_query(
        QUERY,
        database="wildrydes",
        workgroup="wildrydes",
        ctas_approach=False,
        params=[f"'{prefix}'"],
        paramstyle="qmark",
    )
    for event in events.itertuples(index=False):
        time = event.statustime.isoformat(sep=" ", timespec="milliseconds")
        print(json.dumps([event.name, time, event.distance], ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
