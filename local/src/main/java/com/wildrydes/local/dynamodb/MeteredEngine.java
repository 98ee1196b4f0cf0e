package com.wildrydes.local.dynamodb;

import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

/// DynamoDB Local, asked by every call what it consumed, whether or not the caller wants to know.
///
/// Statements of PartiQL count as reads where they SELECT, as writes else.
final class MeteredEngine extends LocalDynamoDBRequestHandler {
    private final Consumption consumption;

    MeteredEngine(String folder, Consumption consumption) {
        super(0, false, folder, true, false);
        this.consumption = consumption;
    }

    private static boolean untold(ReturnConsumedCapacity asked) {
        return asked == null || asked == ReturnConsumedCapacity.NONE;
    }

    /// What to ask the engine for when the caller asks for this.
    private static ReturnConsumedCapacity told(ReturnConsumedCapacity asked) {
        return untold(asked) ? ReturnConsumedCapacity.TOTAL : asked;
    }

    private static boolean selects(String statement) {
        return statement.strip().toUpperCase(Locale.ROOT).startsWith("SELECT");
    }

    @Override
    public PutItemResponse putItem(String key, String region, PutItemRequest request) {
        PutItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        PutItemResponse answer = super.putItem(key, region, asking);
        consumption.write(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public UpdateItemResponse updateItem(String key, String region, UpdateItemRequest request) {
        UpdateItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        UpdateItemResponse answer = super.updateItem(key, region, asking);
        consumption.write(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public DeleteItemResponse deleteItem(String key, String region, DeleteItemRequest request) {
        DeleteItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        DeleteItemResponse answer = super.deleteItem(key, region, asking);
        consumption.write(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public GetItemResponse getItem(String key, String region, GetItemRequest request) {
        GetItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        GetItemResponse answer = super.getItem(key, region, asking);
        consumption.read(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public QueryResponse query(String key, String region, QueryRequest request) {
        QueryRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        QueryResponse answer = super.query(key, region, asking);
        consumption.read(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public ScanResponse scan(String key, String region, ScanRequest request) {
        ScanRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        ScanResponse answer = super.scan(key, region, asking);
        consumption.read(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public BatchGetItemResponse batchGetItem(String key, String region, BatchGetItemRequest request) {
        BatchGetItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        BatchGetItemResponse answer = super.batchGetItem(key, region, asking);
        consumption.read(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(String key, String region, BatchWriteItemRequest request) {
        BatchWriteItemRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        BatchWriteItemResponse answer = super.batchWriteItem(key, region, asking);
        consumption.write(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }

    @Override
    public TransactGetItemsResponse transactGetItems(String key, String region, TransactGetItemsRequest request) {
        TransactGetItemsRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        TransactGetItemsResponse answer = super.transactGetItems(key, region, asking);
        consumption.read(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(String key, String region, TransactWriteItemsRequest request) {
        TransactWriteItemsRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        TransactWriteItemsResponse answer = super.transactWriteItems(key, region, asking);
        consumption.write(answer.consumedCapacity());
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }

    @Override
    public ExecuteStatementResponse executeStatement(String key, String region, ExecuteStatementRequest request) {
        ExecuteStatementRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        ExecuteStatementResponse answer = super.executeStatement(key, region, asking);
        if (selects(request.statement())) {
            consumption.read(answer.consumedCapacity());
        } else {
            consumption.write(answer.consumedCapacity());
        }
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder().consumedCapacity((ConsumedCapacity) null).build()
                : answer;
    }

    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(
            String key, String region, BatchExecuteStatementRequest request) {
        BatchExecuteStatementRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        BatchExecuteStatementResponse answer = super.batchExecuteStatement(key, region, asking);
        if (request.statements().stream().allMatch(each -> selects(each.statement()))) {
            consumption.read(answer.consumedCapacity());
        } else {
            consumption.write(answer.consumedCapacity());
        }
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }

    @Override
    public ExecuteTransactionResponse executeTransaction(String key, String region, ExecuteTransactionRequest request) {
        ExecuteTransactionRequest asking = request.toBuilder()
                .returnConsumedCapacity(told(request.returnConsumedCapacity()))
                .build();
        ExecuteTransactionResponse answer = super.executeTransaction(key, region, asking);
        if (request.transactStatements().stream().allMatch(each -> selects(each.statement()))) {
            consumption.read(answer.consumedCapacity());
        } else {
            consumption.write(answer.consumedCapacity());
        }
        return untold(request.returnConsumedCapacity())
                ? answer.toBuilder()
                        .consumedCapacity((List<ConsumedCapacity>) null)
                        .build()
                : answer;
    }
}
