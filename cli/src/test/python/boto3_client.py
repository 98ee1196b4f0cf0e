"""What anybody does with boto3, on the stack at AWS_ENDPOINT_URL: sends an event, sees it counted, reads everything back.

Prints the events on the stream, one JSON line each; ends with an error where something is not as on AWS.
"""

import json
import time

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

STREAM, TABLE = "wildrydes", "UnicornSensorData"
EVENT = {
    "Name": "Boto",
    "StatusTime": "2025-07-21 09:15:00.123",
    "Latitude": 40.7359,
    "Longitude": -73.9911,
    "Distance": 12.25,
    "HealthPoints": 150,
    "MagicPoints": 149,
}


def client(service):
    return boto3.client(service, config=Config(s3={"addressing_style": "path"}))


def expect(condition, message):
    if not condition:
        raise SystemExit(message)


def wait_for(what, attempt, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        result = attempt()
        if result:
            return result
        time.sleep(0.2)
    raise SystemExit(f"{what} did not come about within {seconds} s")


def resources():
    stack = client("cloudformation").describe_stacks(StackName="wildrydes")["Stacks"][0]
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    expect(outputs["StreamName"] == STREAM and outputs["TableName"] == TABLE, f"outputs: {outputs}")
    expect(client("sts").get_caller_identity()["Account"] == "000000000000", "another account")
    return outputs["DataBucketName"]


def send(kinesis):
    line = json.dumps(EVENT).encode() + b"\n"
    one = kinesis.put_record(StreamName=STREAM, PartitionKey="Boto", Data=line)
    expect(one["ShardId"].startswith("shardId-"), f"put_record: {one}")
    two = kinesis.put_records(
        StreamName=STREAM,
        Records=[{"PartitionKey": "Boto", "Data": line}, {"PartitionKey": "Boto", "Data": b"no event"}],
    )
    expect(two["FailedRecordCount"] == 0 and len(two["Records"]) == 2, f"put_records: {two}")


def read(kinesis):
    pages = kinesis.get_paginator("list_shards").paginate(StreamName=STREAM)
    for shard in (shard for page in pages for shard in page["Shards"]):
        iterator = kinesis.get_shard_iterator(
            StreamName=STREAM, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        yield from (record["Data"] for record in kinesis.get_records(ShardIterator=iterator)["Records"])


def counted(dynamodb):
    item = dynamodb.get_item(
        TableName=TABLE, Key={"Name": {"S": "Boto"}, "StatusTime": {"S": "2025-07-21 09:15:00"}}, ConsistentRead=True
    ).get("Item")
    return item if item and item["Samples"]["N"] == "1" and item["Distance"]["N"] == "12.25" else None


def rejected(s3, bucket):
    objects = s3.list_objects_v2(Bucket=bucket, Prefix="quarantine/").get("Contents", [])
    bodies = (s3.get_object(Bucket=bucket, Key=found["Key"])["Body"].read() for found in objects)
    return [json.loads(line) for body in bodies for line in body.splitlines()]


def main():
    bucket = resources()
    kinesis, dynamodb, s3, lambdas = client("kinesis"), client("dynamodb"), client("s3"), client("lambda")
    send(kinesis)
    wait_for("the minute", lambda: counted(dynamodb))
    wait_for("the quarantine", lambda: [line for line in rejected(s3, bucket) if line["partitionKey"] == "Boto"])
    expect("Aggregator" in [f["FunctionName"] for f in lambdas.list_functions()["Functions"]], "functions")
    answer = lambdas.invoke(FunctionName="Aggregator", Payload=b'{"Records":[]}')
    expect(json.load(answer["Payload"]) == {"batchItemFailures": []}, "an empty batch fails")
    metrics = client("cloudwatch").list_metrics(Namespace="WildRydes")["Metrics"]
    expect("EventsCounted" in [metric["MetricName"] for metric in metrics], f"metrics: {metrics}")
    try:
        kinesis.describe_stream_summary(StreamName="no-such-stream")
        raise SystemExit("there is a stream that nobody made")
    except ClientError as error:
        expect(error.response["Error"]["Code"] == "ResourceNotFoundException", str(error))
    for data in read(kinesis):
        if data.startswith(b"{"):
            print(data.decode().strip())


if __name__ == "__main__":
    main()
