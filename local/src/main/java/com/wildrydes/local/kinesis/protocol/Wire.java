package com.wildrydes.local.kinesis.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.IOException;
import java.math.BigDecimal;

/// The two forms in which requests and answers come. They differ in blobs and times only.
enum Wire {
    /// Blobs in base64, times in seconds since the epoch with decimals.
    JSON {
        @Override
        JsonFactory factory() {
            return JSON_FACTORY;
        }

        @Override
        void writeTime(JsonGenerator target, long epochMs) throws IOException {
            target.writeNumber(BigDecimal.valueOf(epochMs, 3));
        }

        @Override
        long epochMs(Number time) {
            return Math.round(time.doubleValue() * 1000);
        }
    },

    /// Blobs as byte strings, times in milliseconds since the epoch under tag 1, as the SDKs of AWS have it (RFC 8949
    /// would have seconds).
    CBOR {
        @Override
        JsonFactory factory() {
            return CBOR_FACTORY;
        }

        @Override
        void writeTime(JsonGenerator target, long epochMs) throws IOException {
            ((CBORGenerator) target).writeTag(1);
            target.writeNumber(epochMs);
        }

        @Override
        long epochMs(Number time) {
            return time.longValue();
        }
    };

    private static final JsonFactory JSON_FACTORY = new JsonFactory();
    private static final JsonFactory CBOR_FACTORY = new CBORFactory();

    abstract JsonFactory factory();

    abstract void writeTime(JsonGenerator target, long epochMs) throws IOException;

    abstract long epochMs(Number time);
}
