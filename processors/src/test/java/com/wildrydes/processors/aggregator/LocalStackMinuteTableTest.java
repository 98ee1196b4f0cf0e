package com.wildrydes.processors.aggregator;

import com.wildrydes.processors.fixtures.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table in DynamoDB keeps the contract, through the real client, on LocalStack.
class LocalStackMinuteTableTest extends MinuteTableContract {

    private static final String TABLE = "UnicornSensorData";

    private static LocalStack localStack;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        localStack =
                LocalStack.start("the contract of the table of minutes", client -> SensorTable.create(client, TABLE));
        dynamoDb = localStack.dynamoDb();
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.stop();
        }
    }

    @Override
    MinuteTable table() {
        return new DynamoDbMinuteTable(dynamoDb, TABLE);
    }
}
