package com.wildrydes.processors.api;

import com.wildrydes.processors.http.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/// What every answer tells the browser not to do.
final class SecurityHeaders {

    private static final String POLICY = "content-security-policy";

    private final Map<String, String> headers;

    /// Headers for a page that gets its tiles from one other origin.
    ///
    /// @param tileOrigin empty when there are no tiles
    SecurityHeaders(String tileOrigin) {
        this.headers = Map.of(
                POLICY,
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
                        + (tileOrigin.isEmpty() ? "" : " " + tileOrigin)
                        + "; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; "
                        + "frame-ancestors 'none'",
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "cross-origin-opener-policy",
                "same-origin",
                "cross-origin-resource-policy",
                "same-origin",
                "permissions-policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
                "strict-transport-security",
                "max-age=31536000",
                "cache-control",
                "no-store");
    }

    /// The answer with them, but for those that it has of its own.
    Response on(Response response) {
        var added = new LinkedHashMap<String, String>(headers);
        added.keySet().removeAll(response.headers().keySet());
        return response.with(added);
    }
}
