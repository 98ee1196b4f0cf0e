package com.wildrydes.local.athena.service;

import com.wildrydes.local.athena.AthenaException;
import com.wildrydes.local.frontdoor.AwsException;
import com.wildrydes.local.json.JsonInput;
import com.wildrydes.local.json.JsonOutput;
import java.io.IOException;

/// One operation of the API: a request's members in, an answer's members out.
@FunctionalInterface
interface AthenaOperation {
    JsonOutput handle(JsonInput input) throws AthenaException, AwsException, IOException;
}
