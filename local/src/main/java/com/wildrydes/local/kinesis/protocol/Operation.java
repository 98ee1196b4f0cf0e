package com.wildrydes.local.kinesis.protocol;

import java.io.IOException;

/// One operation of the API: reads a request, acts, writes the answer.
@FunctionalInterface
interface Operation {
    void handle(Input input, Output output) throws IOException;
}
