package com.wildrydes.producer.replay;

/// Hears of each row that could not be read, on the thread of [Replay#run].
@FunctionalInterface
public interface RejectionListener {

    void rejected(RejectedRow row);
}
