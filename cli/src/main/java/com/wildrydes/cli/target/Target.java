package com.wildrydes.cli.target;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a command talks to.
public sealed interface Target {
    String region();

    /// The local stack, or anything else that speaks AWS's protocols at one address.
    record LocalStack(URI endpoint, String region, @Nullable String profile) implements Target {}

    /// AWS itself.
    record Aws(String region, @Nullable String profile) implements Target {}
}
