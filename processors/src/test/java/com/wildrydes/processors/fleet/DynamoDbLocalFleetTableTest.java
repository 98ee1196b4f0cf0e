package com.wildrydes.processors.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import com.wildrydes.processors.fixtures.LocalDynamoDb;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The table in DynamoDB keeps the contract, through the real client, on Amazon's DynamoDB Local.
class DynamoDbLocalFleetTableTest extends FleetTableContract {

    private static final BlockKey FOREIGN = new BlockKey(2, 1);

    private static LocalDynamoDb server;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws Exception {
        server = LocalDynamoDb.start();
        dynamoDb = server.clients().dynamoDb();
        FleetTables.create(dynamoDb, "LiveFleet");
        FleetTables.create(dynamoDb, "Large");
        FleetTables.create(dynamoDb, "Foreign");
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    FleetTable table() {
        return new DynamoDbFleetTable(dynamoDb, "LiveFleet");
    }

    /// An answer has at most 1 MB.
    @Test
    void more_than_one_answer_holds_is_read() throws Exception {
        var table = new DynamoDbFleetTable(dynamoDb, "Large");
        for (BlockKey key : new BlockLayout(8).keys()) {
            assertThat(table.write(Rows.block(key, 1, Rows.bulky(10_000)))).isEqualTo(new FleetTable.Written.Done());
        }
        assertThat(table.readAll(Map.of(), FleetTable.Reading.EVENTUAL)).hasSize(8);
    }

    @Test
    void a_table_that_is_not_there_refuses() {
        var missing = new DynamoDbFleetTable(dynamoDb, "Missing");
        assertThatThrownBy(() -> missing.read(FOREIGN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:GetItem Missing: ResourceNotFoundException");
        assertThatThrownBy(() -> missing.readAll(Map.of(), FleetTable.Reading.EVENTUAL))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:Scan Missing: ResourceNotFoundException");
        assertThatThrownBy(() -> missing.write(Rows.block(FOREIGN, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("dynamodb:PutItem Missing: ResourceNotFoundException");
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() {
        DynamoDbClient nobody =
                LocalDynamoDb.clients(URI.create("http://localhost:1")).dynamoDb();
        assertThatThrownBy(() -> new DynamoDbFleetTable(nobody, "LiveFleet").read(FOREIGN))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("dynamodb:GetItem LiveFleet");
    }

    @Test
    void an_item_that_somebody_else_wrote_is_refused_and_left_as_it_is() {
        var table = new DynamoDbFleetTable(dynamoDb, "Foreign");
        put("2-01", new byte[] {1, 2, 3});
        assertThatThrownBy(() -> table.read(FOREIGN))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("holds an item that Live did not write");
        put("2-01", new byte[] {9});
        assertThatThrownBy(() -> table.write(Rows.block(FOREIGN, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a block's state must begin with its format, 1: 9");
        put("two", new byte[0]);
        assertThatThrownBy(() -> table.readAll(Map.of(), FleetTable.Reading.EVENTUAL))
                .isInstanceOf(RefusedException.class);
    }

    private static void put(String block, byte[] state) {
        dynamoDb.putItem(put -> put.tableName("Foreign")
                .item(Map.of(
                        "Block", AttributeValue.fromS(block),
                        "Epoch", AttributeValue.fromN("1"),
                        "Version", AttributeValue.fromN("1"),
                        "State", AttributeValue.fromB(SdkBytes.fromByteArray(state)))));
    }
}
