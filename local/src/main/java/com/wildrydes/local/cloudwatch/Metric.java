package com.wildrydes.local.cloudwatch;

import java.util.Map;
import java.util.TreeMap;

/// A metric's identity: each combination of dimensions is a metric of its own, as in CloudWatch.
///
/// @param namespace such as `WildRydes` or `AWS/Lambda`
/// @param dimensions values by name
public record Metric(String namespace, String name, Map<String, String> dimensions) {
    public Metric {
        dimensions = Map.copyOf(dimensions);
    }

    @Override
    public String toString() {
        return namespace + "/" + name + new TreeMap<>(dimensions);
    }
}
