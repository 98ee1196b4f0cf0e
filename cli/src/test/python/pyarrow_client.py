"""Reads the archive's Parquet files with pyarrow, over S3's API: the events of the unicorns whose names begin so.

Prints name, time and distance of each event once, a JSON line each.
"""

import json
import os
import sys
from datetime import datetime, timedelta, timezone
from urllib.parse import urlsplit

import pyarrow.compute as pc
import pyarrow.dataset as ds
from pyarrow import fs

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def main(bucket, prefix):
    endpoint = urlsplit(os.environ["AWS_ENDPOINT_URL"])
    s3 = fs.S3FileSystem(endpoint_override=endpoint.netloc, scheme=endpoint.scheme, region=os.environ["AWS_DEFAULT_REGION"])
    archive = ds.dataset(f"{bucket}/events", filesystem=s3, format="parquet")
    rows = archive.to_table(
        columns=["name", "statustimems", "distance"], filter=pc.starts_with(ds.field("name"), prefix)
    )
    events = {(row["name"], row["statustimems"], row["distance"]) for row in rows.to_pylist()}
    for name, milliseconds, distance in sorted(events):
        time = (EPOCH + timedelta(milliseconds=milliseconds)).strftime("%Y-%m-%d %H:%M:%S.%f")[:-3]
        print(json.dumps([name, time, distance], ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
