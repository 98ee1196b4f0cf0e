/// Kinesis's API on the wire: JSON 1.1 and CBOR, operations `Kinesis_20131202.*`, checked as the service's model
/// (botocore `kinesis/2013-12-02`) says; validation texts as AWS writes them.
@NullMarked
package com.wildrydes.local.kinesis.protocol;

import org.jspecify.annotations.NullMarked;
