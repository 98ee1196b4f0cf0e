package com.wildrydes.local.frontdoor;

/// The wire protocol that a request speaks, and so the one that its answer must speak
/// (Smithy 2.0 specification, "AWS protocols").
public enum AwsProtocol {
    JSON_1_0("application/x-amz-json-1.0"),
    JSON_1_1("application/x-amz-json-1.1"),
    /// Kinesis's CBOR form of JSON 1.1: the same shapes, time stamps as milliseconds.
    CBOR_1_1("application/x-amz-cbor-1.1"),
    /// Smithy RPC v2 CBOR: the operation is in the path, `/service/{service}/operation/{operation}`.
    RPC_V2_CBOR("application/cbor"),
    /// Form parameters in, XML out; the operation is the parameter `Action`.
    QUERY("text/xml"),
    REST_JSON("application/json"),
    REST_XML("application/xml");

    private final String contentType;

    AwsProtocol(String contentType) {
        this.contentType = contentType;
    }

    /// The media type of an answer in this protocol.
    public String contentType() {
        return contentType;
    }
}
