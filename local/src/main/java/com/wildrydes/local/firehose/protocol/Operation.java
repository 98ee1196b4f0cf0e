package com.wildrydes.local.firehose.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/// One operation of the API.
@FunctionalInterface
interface Operation {
    /// Does what the request's body says.
    ///
    /// @param answer in whose root object the answer's members are written
    void handle(byte[] body, JsonGenerator answer) throws IOException;
}
