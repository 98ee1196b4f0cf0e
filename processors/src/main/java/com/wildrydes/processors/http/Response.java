package com.wildrydes.processors.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// One HTTP answer.
///
/// @param headers by their names in lower case
/// @param cookies values of `Set-Cookie`
/// @param body not to be changed by anybody; empty when there is none
public record Response(int status, SequencedMap<String, String> headers, List<String> cookies, byte[] body) {

    public static final String JSON = "application/json";

    private static final byte[] NONE = {};

    /// An answer with a body.
    public static Response of(int status, String contentType, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", contentType);
        return new Response(status, headers, List.of(), body);
    }

    /// 200 with a JSON document.
    public static Response json(byte[] document) {
        return of(200, JSON, document);
    }

    /// 204: done, and nothing to say.
    public static Response done() {
        return empty(204);
    }

    /// An answer without a body.
    public static Response empty(int status) {
        return new Response(status, new LinkedHashMap<>(), List.of(), NONE);
    }

    /// With another header, which goes before one of the same name that is there.
    public Response with(String header, String value) {
        return with(Map.of(header, value));
    }

    /// With other headers, which go before those of the same name that are there.
    public Response with(Map<String, String> added) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(added);
        return new Response(status, all, cookies, body);
    }

    /// With another status.
    public Response with(int otherStatus) {
        return new Response(otherStatus, headers, cookies, body);
    }

    public Response withCookie(String setCookie) {
        return new Response(status, headers, List.of(setCookie), body);
    }

    public Response withBody(byte[] other) {
        return new Response(status, headers, cookies, other);
    }

    /// As an answer to HEAD.
    public Response withoutBody() {
        return withBody(NONE);
    }
}
