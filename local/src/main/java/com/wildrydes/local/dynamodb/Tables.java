package com.wildrydes.local.dynamodb;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

/// Brings tables about from within the stack, past HTTP.
final class Tables {
    private static final String ACCESS_KEY = "local";
    private static final String REGION = "us-east-1";

    private final DynamoDBRequestHandler engine;

    Tables(DynamoDBRequestHandler engine) {
        this.engine = engine;
    }

    Optional<String> ensure(CreateTableRequest wanted, @Nullable String timeToLive) {
        String name = wanted.tableName();
        Optional<String> difference = Optional.empty();
        if (exists(name)) {
            DescribeTableRequest describe =
                    DescribeTableRequest.builder().tableName(name).build();
            difference = difference(
                    wanted, engine.describeTable(ACCESS_KEY, REGION, describe).table());
        } else {
            engine.createTable(ACCESS_KEY, REGION, wanted);
        }
        expire(name, timeToLive);
        return difference;
    }

    private boolean exists(String name) {
        String last = null;
        do {
            ListTablesRequest list =
                    ListTablesRequest.builder().exclusiveStartTableName(last).build();
            var page = engine.listTables(ACCESS_KEY, REGION, list);
            if (page.tableNames().contains(name)) {
                return true;
            }
            last = page.lastEvaluatedTableName();
        } while (last != null);
        return false;
    }

    private static Optional<String> difference(CreateTableRequest wanted, TableDescription there) {
        if (!Set.copyOf(wanted.keySchema()).equals(Set.copyOf(there.keySchema()))) {
            return Optional.of("has other keys than the template's");
        }
        Set<String> wantedIndexes = names(wanted.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndex::indexName)
                .toList());
        Set<String> indexes = names(there.globalSecondaryIndexes().stream()
                .map(GlobalSecondaryIndexDescription::indexName)
                .toList());
        return wantedIndexes.equals(indexes)
                ? Optional.empty()
                : Optional.of("has the indexes " + indexes + ", the template " + wantedIndexes);
    }

    private static Set<String> names(List<String> names) {
        return names.stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private void expire(String table, @Nullable String attribute) {
        var now = engine.describeTimeToLive(
                        ACCESS_KEY,
                        REGION,
                        DescribeTimeToLiveRequest.builder().tableName(table).build())
                .timeToLiveDescription();
        String before = now == null ? null : now.attributeName();
        if (before != null && !before.equals(attribute)) {
            expire(table, before, false);
        }
        if (attribute != null && !attribute.equals(before)) {
            expire(table, attribute, true);
        }
    }

    private void expire(String table, String attribute, boolean enabled) {
        TimeToLiveSpecification specification = TimeToLiveSpecification.builder()
                .attributeName(attribute)
                .enabled(enabled)
                .build();
        engine.updateTimeToLive(
                ACCESS_KEY,
                REGION,
                UpdateTimeToLiveRequest.builder()
                        .tableName(table)
                        .timeToLiveSpecification(specification)
                        .build());
    }
}
