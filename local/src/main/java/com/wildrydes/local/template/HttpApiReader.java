package com.wildrydes.local.template;

import com.wildrydes.local.apigateway.Route;
import com.wildrydes.local.apigateway.Throttle;
import com.wildrydes.local.template.Resource.FunctionResource;
import com.wildrydes.local.template.Resource.HttpApiResource;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads `AWS::Serverless::HttpApi` and the `HttpApi` events of functions (AWS SAM Developer Guide).
final class HttpApiReader {
    private HttpApiReader() {}

    static HttpApiResource api(String id, String apiId, Properties properties) throws TemplateException {
        properties.text("Name");
        properties.text("Description");
        // A named stage would be part of every path.
        properties.oneOf("StageName", "$default", List.of("$default"));
        // Nobody reads a log here.
        properties.withoutMeaning("AccessLogSettings");
        return new HttpApiResource(id, apiId, throttle(properties.object("DefaultRouteSettings")));
    }

    private static Throttle throttle(Properties routes) throws TemplateException {
        routes.withoutMeaning("DetailedMetricsEnabled");
        Throttle fallback = Throttle.OF_ACCOUNT;
        String rate = routes.text("ThrottlingRateLimit", Double.toString(fallback.requestsPerSecond()));
        int burst = routes.integer("ThrottlingBurstLimit", fallback.burst());
        try {
            return new Throttle(Double.parseDouble(rate), burst);
        } catch (NumberFormatException e) {
            throw new TemplateException(routes.path() + ".ThrottlingRateLimit must be a number: " + rate, e);
        } catch (IllegalArgumentException e) {
            throw new TemplateException(routes.path() + ": " + e.getMessage(), e);
        }
    }

    /// The route of an event: `$default` where it names neither path nor method.
    static Route route(String function, Properties event) throws TemplateException {
        event.oneOf("PayloadFormatVersion", "2.0", List.of("2.0"));
        int timeoutMs = event.integer("TimeoutInMillis", (int) Route.LONGEST_TIMEOUT.toMillis());
        try {
            return new Route(event.required("ApiId"), key(event), function, Duration.ofMillis(timeoutMs));
        } catch (IllegalArgumentException e) {
            throw new TemplateException(event.path() + ": " + e.getMessage(), e);
        }
    }

    private static String key(Properties event) throws TemplateException {
        @Nullable String path = event.text("Path");
        @Nullable String method = event.text("Method");
        if (path == null && method == null) {
            return "$default";
        }
        if (path == null || method == null) {
            throw new TemplateException(event.path() + " must have both Path and Method, or neither for $default");
        }
        return method.toUpperCase(Locale.ROOT) + ' ' + path;
    }

    /// Refuses a second API, which would have no port, and a route of none.
    static void check(List<Resource> resources) throws TemplateException {
        List<HttpApiResource> apis = resources.stream()
                .filter(HttpApiResource.class::isInstance)
                .map(HttpApiResource.class::cast)
                .toList();
        if (apis.size() > 1) {
            throw new TemplateException("one " + HttpApiResource.TYPE + " can be served here, on the web port: "
                    + String.join(", ", apis.stream().map(Resource::logicalId).toList()));
        }
        for (Resource resource : resources) {
            if (resource instanceof FunctionResource function) {
                for (Route route : function.routes()) {
                    if (apis.stream().noneMatch(api -> api.physicalId().equals(route.apiId()))) {
                        throw new TemplateException(function.logicalId() + ": the ApiId of route " + route.key()
                                + " must name an " + HttpApiResource.TYPE + " of this template: " + route.apiId());
                    }
                }
            }
        }
    }
}
