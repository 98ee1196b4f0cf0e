"""Reads the archive with PyAthena, on the stack at AWS_ENDPOINT_URL: the events of the unicorns whose names begin so.

Prints name, time and distance, a JSON line each; ends with an error where something is not as with Athena.
"""

import json
import os
import sys

from pyathena import connect
from pyathena.error import DatabaseError
from pyathena.pandas.cursor import PandasCursor

QUERY = "SELECT name, statustime, distance FROM unicorn_events WHERE starts_with(name, %(prefix)s) ORDER BY name, statustime"


def expect(condition, message):
    if not condition:
        raise SystemExit(message)


def main(prefix):
    connection = connect(work_group="wildrydes", schema_name="wildrydes", region_name=os.environ["AWS_DEFAULT_REGION"])
    with connection.cursor() as cursor:
        cursor.execute(QUERY, {"prefix": prefix})
        types = [(column[0], column[1]) for column in cursor.description]
        expect(types == [("name", "varchar"), ("statustime", "timestamp"), ("distance", "double")], f"types: {types}")
        rows = cursor.fetchall()
        expect(cursor.data_scanned_in_bytes > 0, "nothing was scanned")
        expect(cursor.output_location.endswith(f"/athena-results/{cursor.query_id}.csv"), cursor.output_location)
        for name, time, distance in rows:
            print(json.dumps([name, time.isoformat(sep=" ", timespec="milliseconds"), distance], ensure_ascii=False))
        try:
            cursor.execute("SELECT horn FROM unicorn_events")
            raise SystemExit("there is a column that nobody made")
        except DatabaseError as error:
            expect("horn" in str(error), f"the error does not name the column: {error}")
    # The result's file, without a page in between.
    with connection.cursor(PandasCursor) as cursor:
        events = cursor.execute(QUERY, {"prefix": prefix}).as_pandas()
        expect(list(events["distance"]) == [row[2] for row in rows], f"the file has other rows: {events}")


if __name__ == "__main__":
    main(sys.argv[1])
