package com.wildrydes.processors.fleet;

import com.wildrydes.processors.fixtures.LocalStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The table in DynamoDB keeps the contract, through the real client, on LocalStack.
class LocalStackFleetTableTest extends FleetTableContract {

    private static final String TABLE = "LiveFleet";

    private static LocalStack localStack;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        localStack = LocalStack.start("the contract of the fleet's table", client -> FleetTables.create(client, TABLE));
        dynamoDb = localStack.dynamoDb();
    }

    @AfterAll
    static void stop() {
        if (localStack != null) {
            localStack.stop();
        }
    }

    @Override
    FleetTable table() {
        return new DynamoDbFleetTable(dynamoDb, TABLE);
    }
}
