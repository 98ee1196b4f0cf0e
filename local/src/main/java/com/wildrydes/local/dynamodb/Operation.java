package com.wildrydes.local.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.dynamodb.services.local.dispatchers.*;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

/// One operation of DynamoDB's API: the type of its request and the part of DynamoDB Local that performs it.
record Operation<T>(Class<T> requestType, Dispatcher<T> dispatcher) {
    /// With a shared database neither of them chooses the data.
    private static final String ACCESS_KEY = "local";

    private static final String REGION = "us-east-1";

    byte[] perform(byte[] body, ObjectMapper json, DynamoDBRequestHandler engine) throws IOException {
        T request = json.readValue(body, requestType);
        return enact(request, engine);
    }

    private byte[] enact(T request, DynamoDBRequestHandler engine) throws JsonProcessingException {
        return dispatcher.enact(ACCESS_KEY, REGION, request, engine);
    }

    /// All operations of DynamoDB Local, by name.
    static Map<String, Operation<?>> all(ObjectMapper json) {
        Table table = new Table(json);
        table.add(CreateTableRequest.class, CreateTableDispatcher::new);
        table.add(DeleteTableRequest.class, DeleteTableDispatcher::new);
        table.add(DescribeTableRequest.class, DescribeTableDispatcher::new);
        table.add(DescribeLimitsRequest.class, DescribeLimitsDispatcher::new);
        table.add(ListTablesRequest.class, ListTablesDispatcher::new);
        table.add(UpdateTableRequest.class, UpdateTableDispatcher::new);
        table.add(DescribeTimeToLiveRequest.class, DescribeTimeToLiveDispatcher::new);
        table.add(UpdateTimeToLiveRequest.class, UpdateTimeToLiveDispatcher::new);
        table.add(ListTagsOfResourceRequest.class, ListTagsOfResourceDispatcher::new);
        table.add(TagResourceRequest.class, TagResourceDispatcher::new);
        table.add(UntagResourceRequest.class, UntagResourceDispatcher::new);
        table.add(GetItemRequest.class, GetItemDispatcher::new);
        table.add(PutItemRequest.class, PutItemDispatcher::new);
        table.add(UpdateItemRequest.class, UpdateItemDispatcher::new);
        table.add(DeleteItemRequest.class, DeleteItemDispatcher::new);
        table.add(QueryRequest.class, QueryDispatcher::new);
        table.add(ScanRequest.class, ScanDispatcher::new);
        table.add(BatchGetItemRequest.class, BatchGetItemDispatcher::new);
        table.add(BatchWriteItemRequest.class, BatchWriteItemDispatcher::new);
        table.add(TransactGetItemsRequest.class, TransactGetItemsDispatcher::new);
        table.add(TransactWriteItemsRequest.class, TransactWriteItemsDispatcher::new);
        table.add(ExecuteStatementRequest.class, ExecuteStatementDispatcher::new);
        table.add(BatchExecuteStatementRequest.class, BatchExecuteStatementDispatcher::new);
        table.add(ExecuteTransactionRequest.class, ExecuteTransactionDispatcher::new);
        table.add(ListStreamsRequest.class, ListStreamsDispatcher::new);
        table.add(DescribeStreamRequest.class, DescribeStreamDispatcher::new);
        table.add(GetShardIteratorRequest.class, GetShardIteratorDispatcher::new);
        table.add(GetRecordsRequest.class, GetRecordsDispatcher::new);
        return Map.copyOf(table.operations);
    }

    private static final class Table {
        private final ObjectMapper json;
        private final Map<String, Operation<?>> operations = new LinkedHashMap<>();

        Table(ObjectMapper json) {
            this.json = json;
        }

        <T> void add(Class<T> type, Function<ObjectMapper, Dispatcher<T>> dispatcher) {
            String name = type.getSimpleName();
            operations.put(
                    name.substring(0, name.length() - "Request".length()),
                    new Operation<>(type, dispatcher.apply(json)));
        }
    }
}
