package com.wildrydes.producer.stream;

/// A record that will not be sent any more.
record GivenUp(PackedRecord record, String reason) {}
