package com.wildrydes.local.frontdoor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Finds the service that a request is meant for: by X-Amz-Target, then by the signature's credential scope, then by
/// the path; what is left is S3, whose requests may be unsigned and whose paths are free. Immutable.
final class Routing {
    private static final String OBJECT_STORE = "s3";

    private final Map<String, Endpoint> byName = new LinkedHashMap<>();
    private final Map<String, Endpoint> byTarget = new LinkedHashMap<>();
    private final Map<String, Endpoint> byPath = new LinkedHashMap<>();

    Routing(List<? extends Endpoint> services) {
        for (Endpoint service : services) {
            if (byName.put(service.name(), service) != null) {
                throw new IllegalArgumentException("each service must be given once: " + service.name());
            }
            service.targetPrefixes().forEach(prefix -> byTarget.put(prefix, service));
            service.pathPrefixes().forEach(prefix -> byPath.put(prefix, service));
        }
    }

    /// The service of a request.
    ///
    /// @param target X-Amz-Target, null without one
    /// @param scope the signature's scope, null for an unsigned request
    Endpoint find(@Nullable String target, @Nullable CredentialScope scope, String path) throws AwsException {
        if (target != null) {
            Endpoint service = byTarget.get(target.substring(0, Math.max(0, target.indexOf('.'))));
            if (service != null) {
                return service;
            }
            if (scope == null) {
                throw unknown("X-Amz-Target " + target);
            }
        }
        if (scope != null) {
            Endpoint service = byName.get(scope.service());
            if (service == null) {
                throw unknown("service " + scope.service());
            }
            return service;
        }
        for (Map.Entry<String, Endpoint> entry : byPath.entrySet()) {
            if (path.startsWith(entry.getKey())) {
                return entry.getValue();
            }
        }
        Endpoint objects = byName.get(OBJECT_STORE);
        if (objects == null) {
            throw unknown("the unsigned path " + path);
        }
        return objects;
    }

    private AwsException unknown(String what) {
        return new AwsException(
                "NotImplemented",
                "The local stack serves " + String.join(", ", new TreeSet<>(byName.keySet())) + ": it has nothing for "
                        + what + ".",
                501);
    }
}
