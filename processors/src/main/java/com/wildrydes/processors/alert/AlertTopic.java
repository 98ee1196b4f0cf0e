package com.wildrydes.processors.alert;

import com.wildrydes.processors.dependency.RefusedException;
import com.wildrydes.processors.dependency.UnavailableException;
import java.util.List;

/// The topic that tells subscribers of alerts. Thread-safe.
public interface AlertTopic {

    /// Most messages that are published at once: Amazon SNS API Reference, "PublishBatch".
    int MOST_MESSAGES = 10;

    /// Publishes messages. Each one is accepted or refused for itself.
    ///
    /// @param messages 1 to [#MOST_MESSAGES], of different alerts
    /// @return those that were refused, in their order; empty when all were accepted
    /// @throws UnavailableException when the call failed, or its answer was lost: then some may be accepted
    /// @throws RefusedException when the call is of no use
    List<Refusal> publish(List<AlertMessage> messages) throws UnavailableException, RefusedException;

    /// A message that was not accepted; worth another try.
    ///
    /// @param index in the list that was published
    /// @param reason for a log
    record Refusal(int index, String reason) {}
}
